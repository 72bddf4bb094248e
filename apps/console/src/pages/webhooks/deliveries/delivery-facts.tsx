import { Code, Group, Paper } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button';
import { Fact, Facts } from '../../../components/facts';
import { Count } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import type { Delivery } from '../webhook';
import { DeliveryStateBadge } from './delivery-state-badge';

export function DeliveryFacts({ delivery }: { readonly delivery: Delivery }): ReactElement {
  const { t } = useTranslation('webhooks');
  const { id, state, deadReason, createdAt, attemptCount, nextAttemptAt } = delivery;
  return (
    <Paper withBorder p="md">
      <Facts>
        <Fact name={t('delivery.column.state')}>
          <DeliveryStateBadge state={state} />
        </Fact>
        {deadReason === undefined ? null : (
          <Fact name={t('delivery.why')}>{t(`delivery.deadReason.${deadReason}`)}</Fact>
        )}
        <Fact name={t('delivery.column.created')}>
          <Moment at={createdAt} />
        </Fact>
        <Fact name={t('delivery.attemptCount')}>
          <Count value={attemptCount} />
        </Fact>
        {nextAttemptAt === undefined ? null : (
          <Fact name={t('delivery.next')}>
            <Moment at={nextAttemptAt} />
          </Fact>
        )}
        <Fact name={t('delivery.id')}>
          <Group gap={4} wrap="nowrap">
            <Code style={{ overflowWrap: 'anywhere' }}>{id}</Code>
            <CopyButton value={id} label={t('copyId')} />
          </Group>
        </Fact>
      </Facts>
    </Paper>
  );
}
