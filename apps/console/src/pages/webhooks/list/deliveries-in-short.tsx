import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../../components/moment';
import { useFormat } from '../../../format/use-format';
import { DeliveryStateBadge } from '../deliveries/delivery-state-badge';
import type { Webhook } from '../webhook';

/** What became of the newest message. */
export function LastDelivery({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const { last } = webhook.deliveries;
  if (!last)
    return (
      <Text size="sm" c="dimmed">
        {t('neverTold')}
      </Text>
    );
  return (
    <Stack gap={2} align="flex-start">
      <DeliveryStateBadge state={last.state} />
      <Anchor component={Link} to={`/webhooks/${webhook.id}/deliveries/${last.id}`} size="xs">
        <Moment at={last.createdAt} relative />
      </Anchor>
    </Stack>
  );
}

/** How many messages were given up; leads to them. */
export function DeadCount({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const { dead } = webhook.deliveries;
  const text = format.count(dead);
  if (dead === 0)
    return (
      <Text component="span" size="sm" c="dimmed" className="numeric">
        {text}
      </Text>
    );
  return (
    <Anchor
      component={Link}
      to={`/webhooks/${webhook.id}?state=dead`}
      size="sm"
      c="red"
      fw={600}
      className="numeric"
      aria-label={t('deadOf', { count: dead, total: text, name: webhook.name })}
    >
      {text}
    </Anchor>
  );
}
