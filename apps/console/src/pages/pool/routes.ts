import type { RouteObject } from 'react-router';

export const poolRoutes: RouteObject[] = [{ path: 'pool', lazy: () => import('./pool-page') }];
