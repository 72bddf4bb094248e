import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format';
import type { ListState } from '../../lists/use-list-state';
import type { LiveQueue } from '../../live/live-types';
import { FailedJobList } from './failed-job-list';
import classes from './queues.module.css';
import { type QueueName, queueNames } from './queue-names';

export interface FailedJobsProps {
  readonly queue: QueueName;
  readonly queues: readonly LiveQueue[] | undefined;
  readonly list: ListState;
}

/** What of one queue ended without success, and why. */
export function FailedJobs({ queue, queues, list }: FailedJobsProps): ReactElement {
  const { t } = useTranslation('queues');
  const { count } = useFormat();
  const failedOf = (name: QueueName): number => queues?.find((each) => each.name === name)?.failed ?? 0;
  return (
    <Stack gap="sm" component="section">
      <Stack gap={4}>
        <Title order={2} size="h4">
          {t('failed.title')}
        </Title>
        <Text size="sm" c="dimmed" maw="60rem">
          {t('failed.description')}
        </Text>
      </Stack>
      <div className={classes.choice}>
        <SegmentedControl
          aria-label={t('column.name')}
          value={queue}
          onChange={(name) => list.change({ queue: name })}
          data={queueNames.map((name) => ({
            value: name,
            label: t('failed.tab', { name: t(`queue.${name}.name`), failed: count(failedOf(name)) }),
          }))}
        />
      </div>
      {/* Nothing of another queue stays while this one is loaded: what is tried again would be asked for in the wrong one. */}
      <FailedJobList key={queue} queue={queue} list={list} />
    </Stack>
  );
}
