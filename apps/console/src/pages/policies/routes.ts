import type { RouteObject } from 'react-router';

export const policyRoutes: RouteObject[] = [
  { path: 'policies', lazy: () => import('./list/policies-page') },
  { path: 'policies/new', lazy: () => import('./policy/new-policy-page') },
  { path: 'policies/:id', lazy: () => import('./policy/policy-page') },
];
