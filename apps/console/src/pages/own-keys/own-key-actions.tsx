import { Button } from '@mantine/core';
import { IconArrowsExchange, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { useInvalidate } from '../../api/use-invalidate';
import { confirmDestruction } from '../../components/confirm';
import { tellDone } from '../../components/tell';
import { KeyRotationDialog } from '../../keys/key-rotation-dialog';
import { IssuedKeySheet } from '../../keys/use/issued-key-sheet';
import type { OwnKey } from './own-key-columns';

/** Exchanges the text of a key, or ends it. */
export function OwnKeyActions({ apiKey }: { readonly apiKey: OwnKey }): ReactElement {
  const { t } = useTranslation('keys');
  const { id, name, enabled } = apiKey;
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const [isAsked, setIsAsked] = useState(false);
  const params = { path: { id } };
  const rotate = controlPlane.useMutation('post', '/me/api-keys/{id}/rotate', {
    // The key itself stays in memory only as long as this page shows it.
    gcTime: 0,
    onSuccess: async () => {
      setIsAsked(false);
      await invalidate('/me/api-keys');
    },
  });
  const remove = controlPlane.useMutation('delete', '/me/api-keys/{id}', {
    onSuccess: async () => {
      tellDone(t('delete.done', { name }));
      // At once: what is still on the page would be asked for again, and is gone.
      await navigate('/keys', { replace: true, flushSync: true });
      await invalidate('/me/api-keys', '/me/key-policy', '/me/limits');
    },
  });
  const askToDelete = (): void =>
    confirmDestruction({
      title: t('delete.title', { name }),
      consequences: t('delete.consequences'),
      confirm: t('delete.confirm'),
      onConfirm: () => remove.mutate({ params }),
    });
  return (
    <>
      {enabled ? (
        <Button
          variant="default"
          leftSection={<IconArrowsExchange size={16} aria-hidden />}
          onClick={() => setIsAsked(true)}
        >
          {t('rotate')}
        </Button>
      ) : null}
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={askToDelete}
        loading={remove.isPending}
      >
        {t('action.delete', { ns: 'common' })}
      </Button>
      {isAsked ? (
        <KeyRotationDialog
          name={name}
          onClose={() => setIsAsked(false)}
          onRotate={(overlap) => rotate.mutate({ params, body: overlap === undefined ? {} : { overlap } })}
          isPending={rotate.isPending}
        />
      ) : null}
      {rotate.data ? <IssuedKeySheet issued={rotate.data} onKept={() => rotate.reset()} /> : null}
    </>
  );
}
