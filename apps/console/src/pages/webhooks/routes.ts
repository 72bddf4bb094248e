import type { RouteObject } from 'react-router';

export const webhookRoutes: RouteObject[] = [
  { path: 'webhooks', lazy: () => import('./list/webhooks-page') },
  { path: 'webhooks/new', lazy: () => import('./create/new-webhook-page') },
  { path: 'webhooks/:id', lazy: () => import('./detail/webhook-page') },
  { path: 'webhooks/:id/deliveries/:deliveryId', lazy: () => import('./deliveries/delivery-page') },
];
