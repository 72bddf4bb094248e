import type { RouteObject } from 'react-router';

export const queueRoutes: RouteObject[] = [{ path: 'queues', lazy: () => import('./queues-page') }];
