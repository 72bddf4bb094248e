import type { RouteObject } from 'react-router';

export const requestRoutes: RouteObject[] = [
  { path: 'requests', lazy: () => import('./list/requests-page') },
  { path: 'requests/:id', lazy: () => import('./request/request-page') },
];
