import type { RouteObject } from 'react-router';

export const directoryRoutes: RouteObject[] = [{ path: 'directory', lazy: () => import('./directory-page') }];
