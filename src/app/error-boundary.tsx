import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '@/ui/error-notice';

interface ErrorBoundaryState {
  readonly error: Error | null;
  readonly componentStack: string;
}

/**
 * Catches what nobody expected, says so in words, and offers a fresh page: a chunk that failed to
 * load stays failed until the page is loaded again.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, componentStack: '' };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(_error: unknown, info: ErrorInfo): void {
    this.setState({ componentStack: info.componentStack ?? '' });
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return (
      <CrashNotice
        page
        error={this.state.error}
        componentStack={this.state.componentStack}
        onRetry={() => window.location.reload()}
      />
    );
  }
}

/** The words of an unexpected failure, with all that somebody needs who is asked for help. */
export function CrashNotice(props: { error: Error; componentStack?: string; onRetry: () => void; page?: boolean }) {
  const { t } = useTranslation();
  return (
    <ErrorNotice
      page={props.page}
      headingLevel={1}
      title={t('shell:crash.title')}
      meaning={t('shell:crash.meaning')}
      action={t('shell:crash.action')}
      detail={crashDetails(props.error, props.componentStack)}
      onRetry={props.onRetry}
    />
  );
}

function crashDetails(error: Error, componentStack = ''): string {
  return [
    new Date().toISOString(),
    window.location.href,
    navigator.userAgent,
    error.stack ?? `${error.name}: ${error.message}`,
    componentStack.trim(),
  ]
    .filter(Boolean)
    .join('\n');
}
