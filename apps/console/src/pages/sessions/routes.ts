import type { RouteObject } from 'react-router';

export const sessionRoutes: RouteObject[] = [{ path: 'sessions', lazy: () => import('./sessions-page') }];
