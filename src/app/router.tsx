import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { analysisSearchSchema } from '@/screens/analysis/address/analysis-search';
import { adminSearchSchema } from '@/screens/admin/admin-search';
import { LoadingState } from '@/ui/loading-state';
import { CrashNotice } from './error-boundary';
import { NotFound } from './not-found';
import { RequireScreen } from './require-screen';
import { Shell } from './shell/shell';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/analysis', replace: true });
  },
});

const AnalysisScreen = lazyRouteComponent(() => import('@/screens/analysis/analysis-screen'), 'AnalysisScreen');
const CommandScreen = lazyRouteComponent(() => import('@/screens/command/command-screen'), 'CommandScreen');
const DeskScreen = lazyRouteComponent(() => import('@/screens/desk/desk-screen'), 'DeskScreen');
const AdminScreen = lazyRouteComponent(() => import('@/screens/admin/admin-screen'), 'AdminScreen');

const analysisRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/analysis',
  validateSearch: analysisSearchSchema,
  component: AnalysisScreen,
});

const commandRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/command',
  component: () => (
    <RequireScreen screen="command">
      <CommandScreen />
    </RequireScreen>
  ),
});

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk',
  component: () => (
    <RequireScreen screen="desk">
      <DeskScreen />
    </RequireScreen>
  ),
});

const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  validateSearch: adminSearchSchema,
  component: () => (
    <RequireScreen screen="admin">
      <AdminScreen />
    </RequireScreen>
  ),
});

/** The routes of the workspace. Search parameters are typed by the zod schema of each screen. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([indexRoute, analysisRoute, commandRoute, deskRoute, adminRoute]),
  defaultPendingComponent: () => <LoadingState />,
  defaultErrorComponent: ({ error, reset }) => (
    <CrashNotice error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
  ),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
