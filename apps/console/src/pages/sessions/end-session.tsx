import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { useInvalidate } from '../../api/use-invalidate';
import { confirmDestruction } from '../../components/confirm';
import { tellDone } from '../../components/tell';
import { useSession } from '../../session/session-context';
import type { Session } from './session';
import { useSessionName } from './session-name';

/** Ends a session, or signs out where it is this one. Asks once. */
export function EndSession({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation('sessions');
  const invalidate = useInvalidate();
  const { signOut } = useSession();
  const { id, kind, current } = session;
  const name = useSessionName()(session);
  const end = controlPlane.useMutation('delete', '/me/sessions/{id}', {
    onSuccess: async () => {
      tellDone(t('end.done', { name }));
      await invalidate('/me/sessions', '/me/api-keys');
    },
  });
  const ask = (): void =>
    confirmDestruction({
      title: t('end.title', { name }),
      consequences: t(`end.consequences.${kind}`),
      confirm: t('end.confirm'),
      onConfirm: () => end.mutate({ params: { path: { id } } }),
    });
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={end.isPending}
      aria-label={current ? t('signOut') : t('end.label', { name })}
      onClick={() => (current ? void signOut() : ask())}
    >
      {current ? t('signOut') : t('end.short')}
    </Button>
  );
}
