import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { tellDone } from '../../../components/tell';
import type { IssuedKey } from '../../../keys/use/issued-key-sheet';
import type { ListedKey } from '../any-key';

interface Act {
  readonly act: () => void;
  readonly isPending: boolean;
}

export interface KeyActs {
  /** Enables or disables. */
  readonly toggle: Act;
  readonly remove: Act;
  readonly restore: Act;
  readonly rotate: {
    /** @param overlap ISO 8601; absent: the former key ends at once */
    readonly act: (overlap: string | undefined) => void;
    readonly isPending: boolean;
    /** The new key, until it is forgotten. */
    readonly issued: IssuedKey | undefined;
    readonly forget: () => void;
  };
}

/** @param onRotated closes the question before the new key is shown */
export function useKeyActions({ id, name, enabled }: ListedKey, onRotated: () => void): KeyActs {
  const { t } = useTranslation('all-keys');
  const invalidate = useInvalidate();
  const params = { path: { id } };
  const done = async (message: string): Promise<void> => {
    tellDone(message);
    await invalidate('/admin/api-keys', '/admin/audit');
  };
  const rotate = controlPlane.useMutation('post', '/admin/api-keys/{id}/rotate', {
    // The key itself stays in memory only as long as this page shows it.
    gcTime: 0,
    onSuccess: async () => {
      onRotated();
      await invalidate('/admin/api-keys', '/admin/audit');
    },
  });
  const change = controlPlane.useMutation('patch', '/admin/api-keys/{id}', {
    onSuccess: (changed) => done(t(changed.enabled ? 'enable.done' : 'disable.done', { name })),
  });
  const remove = controlPlane.useMutation('delete', '/admin/api-keys/{id}', {
    onSuccess: () => done(t('delete.done', { name })),
  });
  const restore = controlPlane.useMutation('post', '/admin/api-keys/{id}/restore', {
    onSuccess: () => done(t('restore.done', { name })),
  });
  return {
    toggle: { act: () => change.mutate({ params, body: { enabled: !enabled } }), isPending: change.isPending },
    remove: { act: () => remove.mutate({ params }), isPending: remove.isPending },
    restore: { act: () => restore.mutate({ params }), isPending: restore.isPending },
    rotate: {
      act: (overlap) => rotate.mutate({ params, body: overlap === undefined ? {} : { overlap } }),
      isPending: rotate.isPending,
      issued: rotate.data,
      forget: () => rotate.reset(),
    },
  };
}
