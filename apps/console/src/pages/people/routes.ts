import type { RouteObject } from 'react-router';

export const peopleRoutes: RouteObject[] = [
  { path: 'people', lazy: () => import('./list/people-page') },
  { path: 'people/new', lazy: () => import('./create/new-person-page') },
  { path: 'people/several', lazy: () => import('./create/several-people-page') },
  { path: 'people/:id', lazy: () => import('./person/person-page') },
];
