import type { RouteObject } from 'react-router';

export const ownKeyRoutes: RouteObject[] = [{ path: 'keys', lazy: () => import('./own-keys-page') }];
