import type { RouteObject } from 'react-router';

export const allKeyRoutes: RouteObject[] = [
  { path: 'all-keys', lazy: () => import('./list/all-keys-page') },
  { path: 'all-keys/new', lazy: () => import('./create/new-keys-page') },
  { path: 'all-keys/:id', lazy: () => import('./key/key-page') },
];
