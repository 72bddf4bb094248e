import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Count, Duration } from '../../components/figures';
import type { LiveQueue } from '../../live/live-types';

/** Rows have the same height whatever they say, and the same order. */
export function QueueTable({ queues }: { readonly queues: readonly LiveQueue[] | undefined }): ReactElement {
  const { t } = useTranslation('queues');
  const count = (
    accessor: 'waiting' | 'active' | 'delayed' | 'failed' | 'failedLately',
  ): DataTableColumn<LiveQueue> => ({
    accessor,
    title: t(`column.${accessor}`),
    textAlign: 'right',
    render: (queue) => <Count value={queue[accessor]} />,
  });
  return (
    <DataTable<LiveQueue>
      aria-label={t('title')}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('title') } }}
      records={[...(queues ?? [])]}
      fetching={!queues}
      loaderSize="sm"
      minHeight={queues ? 0 : 180}
      idAccessor="name"
      withTableBorder
      borderRadius="md"
      verticalSpacing="xs"
      columns={[
        {
          accessor: 'name',
          title: t('column.name'),
          render: ({ name }) => (
            <Stack gap={0} miw="14rem">
              <Text size="sm" fw={600}>
                {t(`queue.${name}.name`)}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`queue.${name}.means`)}
              </Text>
            </Stack>
          ),
        },
        { accessor: 'state', title: t('column.state'), width: 170, render: (queue) => <QueueState queue={queue} /> },
        count('waiting'),
        {
          accessor: 'oldestWaitingSeconds',
          title: t('column.oldest'),
          textAlign: 'right',
          width: 120,
          render: ({ oldestWaitingSeconds: seconds }) =>
            seconds === null ? t('none') : <Duration milliseconds={seconds * 1_000} />,
        },
        count('active'),
        count('delayed'),
        count('failedLately'),
        count('failed'),
      ]}
    />
  );
}

function QueueState({ queue }: { readonly queue: LiveQueue }): ReactElement {
  const { t } = useTranslation('queues');
  const { workers, paused } = queue;
  const [state, color, Icon] =
    workers === 0
      ? (['unattended', 'red', IconAlertTriangle] as const)
      : paused
        ? (['paused', 'gray', IconPlayerPause] as const)
        : (['working', 'green', IconCircleCheck] as const);
  return (
    <Group gap="xs">
      <Badge color={color} variant="light" tt="none" leftSection={<Icon size={13} aria-hidden />}>
        {t(`state.${state}`)}
      </Badge>
      {workers === null || workers === 0 ? null : (
        <Text size="xs" c="dimmed">
          {t('workers', { count: workers })}
        </Text>
      )}
    </Group>
  );
}
