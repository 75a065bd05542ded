import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'plain' | 'primary';
  large?: boolean;
}

/** A plain button for pages that load before antd: sign-in, the shell, notices. */
export function Button({ look = 'plain', large = false, className, ...rest }: ButtonProps) {
  const classes = [styles.button, look === 'primary' && styles.primary, large && styles.large, className];
  return <button type="button" {...rest} className={classes.filter(Boolean).join(' ')} />;
}
