import type { RouteObject } from 'react-router';

export const auditRoutes: RouteObject[] = [
  { path: 'audit', lazy: () => import('./list/audit-page') },
  { path: 'audit/:seq', lazy: () => import('./entry/entry-page') },
];
