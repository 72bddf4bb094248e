import type { RouteObject } from 'react-router';

export const deviceRoutes: RouteObject[] = [{ path: 'device', lazy: () => import('./device-page') }];
