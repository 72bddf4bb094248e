import type { RouteObject } from 'react-router';

export const ownKeyRoutes: RouteObject[] = [
  { path: 'keys', lazy: () => import('./own-keys-page') },
  { path: 'keys/new', lazy: () => import('./new-own-key-page') },
  { path: 'keys/:id', lazy: () => import('./own-key-page') },
];
