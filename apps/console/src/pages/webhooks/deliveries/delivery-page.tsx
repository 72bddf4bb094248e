import { ActionIcon, Anchor, Group, Stack } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { Section } from '../../../components/section';
import { AttemptList } from './attempt-list';
import { DeliveryFacts } from './delivery-facts';
import { EventCard } from './event-card';
import { ReplayButton } from './replay-button';
import { Hint } from '../../../components/hint';

/** One delivery: what was told, every attempt, and what was answered. */
export function Component(): ReactElement {
  const { t } = useTranslation('webhooks');
  const { id = '', deliveryId = '' } = useParams();
  const webhook = controlPlane.useQuery('get', '/admin/webhooks/{id}', { params: { path: { id } } });
  const answer = controlPlane.useQuery('get', '/admin/webhooks/{id}/deliveries/{deliveryId}', {
    params: { path: { id, deliveryId } },
  });
  if (answer.isPending || webhook.isPending) return <PageSkeleton />;
  const back = (
    <Anchor component={Link} to={`/webhooks/${id}`} size="sm">
      {webhook.data ? t('delivery.back', { name: webhook.data.name }) : t('title')}
    </Anchor>
  );
  if (!answer.data || !webhook.data)
    return (
      <Page title={t('delivery.title')}>
        <ProblemAlert error={answer.error ?? webhook.error} onRetry={() => void answer.refetch()} />
        {back}
      </Page>
    );
  const delivery = answer.data;
  const { events, attempts } = delivery;
  const [first] = events;
  const title =
    events.length === 1 && first ? t(`event.${first.type}.title`) : t('delivery.digest', { count: events.length });
  return (
    <Page title={title} actions={<ReplayButton webhook={webhook.data} delivery={delivery} />}>
      <Stack gap="lg">
        <Group gap="sm">
          {back}
          <Hint label={t('deliveries.refresh')}>
            <ActionIcon
              variant="subtle"
              aria-label={t('deliveries.refresh')}
              loading={answer.isFetching}
              onClick={() => void answer.refetch()}
            >
              <IconRefresh size={16} aria-hidden />
            </ActionIcon>
          </Hint>
        </Group>
        <DeliveryFacts delivery={delivery} />
        <Section title={t('delivery.attempts')} description={t('delivery.attemptsMeans')}>
          <AttemptList attempts={attempts} />
        </Section>
        <Section title={t('delivery.told', { count: events.length })} description={t('delivery.toldMeans')}>
          <Stack>
            {events.map((event) => (
              <EventCard key={event.id} event={event} />
            ))}
          </Stack>
        </Section>
      </Stack>
    </Page>
  );
}
