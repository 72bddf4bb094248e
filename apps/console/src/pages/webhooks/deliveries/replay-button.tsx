import { ActionIcon, Button } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { tellDone } from '../../../components/tell';
import { usePermission } from '../../../session/use-profile';
import type { Delivery, Webhook } from '../webhook';
import { Hint } from '../../../components/hint';

interface ReplayButtonProps {
  readonly webhook: Pick<Webhook, 'id' | 'enabled'>;
  readonly delivery: Delivery;
  /** A sign alone, for rows of a list. */
  readonly isSmall?: boolean;
}

/** Tells once more what has ended. */
export function ReplayButton({ webhook, delivery, isSmall = false }: ReplayButtonProps): ReactElement | null {
  const { t } = useTranslation('webhooks');
  const mayWrite = usePermission('webhooks.write');
  const invalidate = useInvalidate();
  const replay = controlPlane.useMutation('post', '/admin/webhooks/{id}/deliveries/{deliveryId}/replay', {
    onSuccess: async () => {
      tellDone(t('replay.done'));
      await invalidate('/admin/webhooks');
    },
  });
  if (!mayWrite || !webhook.enabled || delivery.state === 'waiting') return null;
  const run = (): void => replay.mutate({ params: { path: { id: webhook.id, deliveryId: delivery.id } } });
  return isSmall ? (
    <Hint label={t('replay.open')}>
      <ActionIcon variant="subtle" color="gray" aria-label={t('replay.open')} loading={replay.isPending} onClick={run}>
        <IconRepeat size={16} aria-hidden />
      </ActionIcon>
    </Hint>
  ) : (
    <Button leftSection={<IconRepeat size={16} aria-hidden />} loading={replay.isPending} onClick={run}>
      {t('replay.open')}
    </Button>
  );
}
