import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { oneOf } from '../../lists/one-of';
import { useListState } from '../../lists/use-list-state';
import { useLiveQueues } from '../../live/use-live';
import { FailedJobs } from './failed-jobs';
import { queueNames } from './queue-names';
import { QueueTable } from './queue-table';

/** Work that nobody waits for: how much there is of it, and what of it has failed. */
export function Component(): ReactElement {
  const { t } = useTranslation('queues');
  const list = useListState('-failedAt');
  const live = useLiveQueues();
  const { data, error, refetch } = controlPlane.useQuery('get', '/admin/queues');
  const queues = live ?? data?.items;
  const chosen =
    oneOf(queueNames, list.filter('queue')) ?? queues?.find(({ failed }) => failed > 0)?.name ?? 'webhook-deliveries';
  return (
    <Page title={t('title')} description={t('description')}>
      {error && !queues ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      <Stack gap="xl">
        <QueueTable queues={queues} />
        <FailedJobs queue={chosen} queues={queues} list={list} />
      </Stack>
    </Page>
  );
}
