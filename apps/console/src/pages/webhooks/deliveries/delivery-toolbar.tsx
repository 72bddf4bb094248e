import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { IconRefresh, IconRepeat } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useInvalidate } from '../../../api/use-invalidate';
import { useFormat } from '../../../format/use-format';
import type { ListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { useWebhookActions } from '../detail/use-webhook-actions';
import type { Webhook } from '../webhook';
import { deliveryStates } from './delivery-states';

interface DeliveryToolbarProps {
  readonly webhook: Webhook;
  readonly list: ListState;
  readonly isFetching: boolean;
}

/** Which deliveries are shown, anew, and all that were given up told again. */
export function DeliveryToolbar({ webhook, list, isFetching }: DeliveryToolbarProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const invalidate = useInvalidate();
  const mayWrite = usePermission('webhooks.write');
  const { replayDead, pending } = useWebhookActions(webhook);
  const { dead } = webhook.deliveries;
  return (
    <>
      <Select
        w="12rem"
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear', { ns: 'common' }) }}
        aria-label={t('delivery.column.state')}
        placeholder={t('deliveries.anyState')}
        data={deliveryStates.map((value) => ({ value, label: t(`delivery.state.${value}`) }))}
        value={list.filter('state') ?? null}
        onChange={(state) => list.change({ state: state ?? undefined })}
      />
      <Tooltip label={t('deliveries.refresh')}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('deliveries.refresh')}
          loading={isFetching}
          onClick={() => void invalidate('/admin/webhooks')}
        >
          <IconRefresh size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {mayWrite && dead > 0 ? (
        <Tooltip label={t('replayDead.enableFirst')} disabled={webhook.enabled}>
          <Button
            variant="default"
            leftSection={<IconRepeat size={16} aria-hidden />}
            loading={pending === 'replayDead'}
            data-disabled={webhook.enabled ? undefined : true}
            aria-disabled={!webhook.enabled}
            onClick={() => (webhook.enabled ? replayDead() : undefined)}
          >
            {t('replayDead.open', { count: dead, total: format.count(dead) })}
          </Button>
        </Tooltip>
      ) : null}
    </>
  );
}
