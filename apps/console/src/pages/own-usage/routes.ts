import type { RouteObject } from 'react-router';

export const ownUsageRoutes: RouteObject[] = [{ path: 'usage', lazy: () => import('./own-usage-page') }];
