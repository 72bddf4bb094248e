import { Button, Code, Spoiler, Text } from '@mantine/core';
import type { components } from '@app/admin-client';
import { IconReload } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { useInvalidate } from '../../api/use-invalidate';
import { Count } from '../../components/figures';
import { Moment } from '../../components/moment';
import { tellDone } from '../../components/tell';
import { TextLink } from '../../components/text-link';
import type { QueueName } from './queue-names';

type FailedJob = components['schemas']['FailedJobView'];

export function useFailedJobColumns(queue: QueueName, mayRetry: boolean): DataTableColumn<FailedJob>[] {
  const { t } = useTranslation('queues');
  return [
    {
      accessor: 'failedAt',
      title: t('column.failedAt'),
      sortable: true,
      render: ({ failedAt }) => <Moment at={failedAt} relative />,
    },
    { accessor: 'subject', title: t('column.subject'), render: (job) => <Subject job={job} /> },
    {
      accessor: 'reason',
      title: t('column.reason'),
      render: ({ reason }) => (
        <Spoiler maxHeight={44} showLabel={t('failed.more')} hideLabel={t('failed.less')} maw="34rem" miw="14rem">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {reason}
          </Text>
        </Spoiler>
      ),
    },
    {
      accessor: 'attempts',
      title: t('column.attempts'),
      textAlign: 'right',
      render: ({ attempts }) => <Count value={attempts} />,
    },
    {
      accessor: 'createdAt',
      title: t('column.createdAt'),
      render: ({ createdAt }) => <Moment at={createdAt} relative />,
    },
    ...(mayRetry
      ? [
          {
            ...({ accessor: 'retry', title: '', textAlign: 'right', width: 150 } as const),
            render: (job: FailedJob) => <Retry queue={queue} job={job} />,
          },
        ]
      : []),
  ];
}

/** What a job was about. */
function Subject({ job }: { readonly job: FailedJob }): ReactElement {
  const { subject, name } = job;
  if (subject?.startsWith('acc_') === true) return <TextLink to={`/accounts/${subject}`}>{subject}</TextLink>;
  return <Code>{subject ?? name}</Code>;
}

function Retry({ queue, job }: { readonly queue: QueueName; readonly job: FailedJob }): ReactElement {
  const { t } = useTranslation('queues');
  const invalidate = useInvalidate();
  const retry = controlPlane.useMutation('post', '/admin/queues/{name}/failed/{id}/retry', {
    onSuccess: () => {
      tellDone(t('failed.retried'));
      return invalidate('/admin/queues');
    },
  });
  return (
    <Button
      size="xs"
      variant="default"
      loading={retry.isPending}
      leftSection={<IconReload size={14} aria-hidden />}
      aria-label={t('failed.retryOne', { subject: job.subject ?? job.name })}
      onClick={() => retry.mutate({ params: { path: { name: queue, id: job.id } } })}
    >
      {t('failed.retry')}
    </Button>
  );
}
