import type { RouteObject } from 'react-router';

export const groupRoutes: RouteObject[] = [
  { path: 'groups', lazy: () => import('./list/groups-page') },
  { path: 'groups/new', lazy: () => import('./new-group-page') },
  { path: 'groups/:id', lazy: () => import('./detail/group-page') },
];
