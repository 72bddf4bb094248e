import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { DataList } from '../../lists/data-list';
import { sortOf } from '../../lists/one-of';
import type { ListState } from '../../lists/use-list-state';
import { usePermission } from '../../session/use-profile';
import { useFailedJobColumns } from './failed-job-columns';
import type { QueueName } from './queue-names';
import { ROWS_OF_A_PAGE } from '../../lists/rows-of-a-page';

const sorts = ['failedAt'] as const;

export interface FailedJobListProps {
  readonly queue: QueueName;
  readonly list: ListState;
}

export function FailedJobList({ queue, list }: FailedJobListProps): ReactElement {
  const { t } = useTranslation('queues');
  const { cursor } = list;
  const sort = sortOf(sorts, list.sort);
  const query = {
    limit: ROWS_OF_A_PAGE,
    ...(sort === undefined ? {} : { sort }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const answer = controlPlane.useQuery(
    'get',
    '/admin/queues/{name}/failed',
    { params: { path: { name: queue }, query } },
    { placeholderData: keepPreviousData },
  );
  return (
    <DataList
      label={t('failed.title')}
      answer={answer}
      // Which queue is shown leaves nothing out.
      list={{ ...list, isNarrowed: false }}
      columns={useFailedJobColumns(queue, usePermission('queues.operate'))}
      idOf={({ id }) => id}
      empty={{ title: t('failed.none'), hint: t('failed.noneHint') }}
    />
  );
}
