import { type DataRouter, createBrowserRouter } from 'react-router';
import { ErrorPage } from '../components/error-page';
import { Shell } from '../layout/shell';
import { SignedInOnly } from '../session/signed-in-only';
import { pages } from './pages';

/** Every page is a chunk of its own, loaded when it is first opened: that of the address begins to load with this call. */
export const createRouter = (): DataRouter =>
  createBrowserRouter(
    [
      {
        errorElement: <ErrorPage />,
        HydrateFallback: () => null,
        children: [
          { path: 'sign-in', lazy: () => import('../pages/sign-in/sign-in-page') },
          {
            Component: SignedInOnly,
            children: [
              { path: 'change-password', lazy: () => import('../pages/sign-in/change-password-page') },
              {
                Component: Shell,
                children: [
                  {
                    errorElement: <ErrorPage />,
                    children: [...pages, { path: '*', lazy: () => import('../pages/not-found-page') }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    { basename: '/console' },
  );
