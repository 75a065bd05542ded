import type { ReactNode } from 'react';
import styles from './states.module.css';

interface EmptyStateProps {
  /** What would be here. */
  title: string;
  /** How to get it. */
  children?: ReactNode;
}

/** A place with nothing in it yet: says what would be here and how to get it. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <span className={styles.emptyTitle}>{title}</span>
      {children}
    </div>
  );
}
