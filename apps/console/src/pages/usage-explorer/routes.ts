import type { RouteObject } from 'react-router';

export const usageExplorerRoutes: RouteObject[] = [
  { path: 'usage-explorer', lazy: () => import('./usage-explorer-page') },
  { path: 'usage-explorer/reconciliation', lazy: () => import('./reconciliation/reconciliation-page') },
];
