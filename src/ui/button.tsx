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

/** A button among words that reads as a link. It acts on the page; what leads elsewhere is an `<a>`. */
export function LinkButton({ className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" {...rest} className={[styles.link, className].filter(Boolean).join(' ')} />;
}

interface CloseButtonProps {
  /** What is closed, cleared or left: the cross alone says it to nobody who does not see it. */
  label: string;
  /** `field` and `chip` stand at the end of one, which frames them. */
  look?: 'plain' | 'field' | 'chip';
  onClick: () => void;
}

/** The cross that closes, clears or leaves what it stands beside. */
export function CloseButton({ label, look = 'plain', onClick }: CloseButtonProps) {
  const classes = [styles.close, look !== 'plain' && styles[look]];
  return (
    <button type="button" className={classes.filter(Boolean).join(' ')} aria-label={label} onClick={onClick}>
      ×
    </button>
  );
}
