import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { controlPlane } from '../api/control-plane';
import type { SignedInUser } from './access-token';
import { useSession } from './session-context';
import { ProfileContext } from './use-profile';

/** Leads to the sign-in and back again, and to the change of a password that was generated. */
export function SignedInOnly(): ReactElement {
  const { t } = useTranslation();
  const { state, begin } = useSession();
  const { pathname, search } = useLocation();
  if (state.kind === 'signed-out') {
    const back = pathname === '/' ? '' : `?${new URLSearchParams({ to: pathname + search }).toString()}`;
    return <Navigate to={`/sign-in${back}`} replace />;
  }
  if (state.kind === 'unreachable') {
    return (
      <Center h="100dvh">
        <Stack align="center">
          <Text>{t('session.unreachable')}</Text>
          <Button onClick={() => void begin()}>{t('action.tryAgain')}</Button>
        </Stack>
      </Center>
    );
  }
  if (state.kind !== 'signed-in') return <Waiting />;
  return (
    <Suspense key={state.user.id} fallback={<Waiting />}>
      <WithProfile user={state.user} />
    </Suspense>
  );
}

/** @param user as the answer of the sign-in tells it, so that nobody waits for what is known */
function WithProfile({ user }: { readonly user: SignedInUser }): ReactElement {
  const { data } = controlPlane.useSuspenseQuery('get', '/me', undefined, { initialData: user });
  const { pathname } = useLocation();
  return (
    <ProfileContext value={data}>
      {data.mustChangePassword && pathname !== '/change-password' ? (
        <Navigate to="/change-password" replace />
      ) : (
        <Outlet />
      )}
    </ProfileContext>
  );
}

function Waiting(): ReactElement {
  const { t } = useTranslation();
  return (
    <Center h="100dvh">
      <Loader aria-label={t('state.loading')} />
    </Center>
  );
}
