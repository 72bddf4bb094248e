import type { RouteObject } from 'react-router';

export const accountRoutes: RouteObject[] = [
  { path: 'accounts', lazy: () => import('./list/accounts-page') },
  { path: 'accounts/new', lazy: () => import('./new-account-page') },
  { path: 'accounts/:id', lazy: () => import('./detail/account-page') },
];
