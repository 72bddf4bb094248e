import type { RouteObject } from 'react-router';

export const priceRoutes: RouteObject[] = [
  { path: 'prices', lazy: () => import('./prices-page') },
  { path: 'prices/model', lazy: () => import('./model/model-page') },
  { path: 'prices/new', lazy: () => import('./overrides/new-price-page') },
  { path: 'prices/overrides/:id', lazy: () => import('./overrides/edit-price-page') },
  { path: 'prices/repricings/new', lazy: () => import('./repricings/new-repricing-page') },
  { path: 'prices/repricings/:id', lazy: () => import('./repricings/repricing-page') },
];
