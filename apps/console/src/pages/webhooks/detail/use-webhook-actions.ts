import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { confirmDestruction } from '../../../components/confirm';
import { tellDone } from '../../../components/tell';
import { useFormat } from '../../../format/use-format';
import type { Webhook } from '../webhook';

interface WebhookActions {
  readonly enable: () => void;
  /** These three ask first. */
  readonly disable: () => void;
  readonly replayDead: () => void;
  readonly remove: () => void;
  readonly pending: 'enable' | 'disable' | 'replayDead' | 'remove' | undefined;
}

/** What can be done with a webhook as a whole. */
export function useWebhookActions(webhook: Webhook): WebhookActions {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const queries = useQueryClient();
  const { id, name, deliveries } = webhook;
  const params = { path: { id } };
  const told = (message: string) => async () => {
    tellDone(message);
    await invalidate('/admin/webhooks');
  };
  const enable = controlPlane.useMutation('post', '/admin/webhooks/{id}/enable', {
    onSuccess: told(t('enable.done', { name })),
  });
  const change = controlPlane.useMutation('patch', '/admin/webhooks/{id}', {
    onSuccess: told(t('disable.done', { name })),
  });
  const replayDead = controlPlane.useMutation('post', '/admin/webhooks/{id}/replay-dead', {
    onSuccess: ({ replayed }) => told(t('replayDead.done', { count: replayed, total: format.count(replayed) }))(),
  });
  const remove = controlPlane.useMutation('delete', '/admin/webhooks/{id}', {
    onSuccess: async () => {
      tellDone(t('delete.done', { name }));
      await navigate('/webhooks');
      // The list alone: what is gone is not to be asked for again.
      await queries.invalidateQueries({ queryKey: ['get', '/admin/webhooks'] });
    },
  });
  const total = format.count(deliveries.dead);
  return {
    enable: () => enable.mutate({ params }),
    disable: () =>
      confirmDestruction({
        title: t('disable.title', { name }),
        consequences: t('disable.consequences'),
        confirm: t('disable.confirm'),
        onConfirm: () => change.mutate({ params, body: { enabled: false } }),
      }),
    replayDead: () =>
      confirmDestruction({
        title: t('replayDead.title', { count: deliveries.dead, total }),
        consequences: t('replayDead.consequences', { name }),
        confirm: t('replayDead.confirm', { count: deliveries.dead, total }),
        onConfirm: () => replayDead.mutate({ params }),
      }),
    remove: () =>
      confirmDestruction({
        title: t('delete.title', { name }),
        consequences: t('delete.consequences'),
        confirm: t('delete.confirm'),
        onConfirm: () => remove.mutate({ params }),
      }),
    pending: enable.isPending
      ? 'enable'
      : change.isPending
        ? 'disable'
        : replayDead.isPending
          ? 'replayDead'
          : remove.isPending
            ? 'remove'
            : undefined,
  };
}
