import { Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';
import { controlPlane } from '../../../api/control-plane';
import { problemOf } from '../../../api/problem';
import { ProblemAlert } from '../../../components/problem-alert';
import type { Account } from '../../../accounts/account';
import { ScheduleForm } from './schedule-form';

/** When an account is tested by itself. */
export function TestSchedule({ account }: { readonly account: Account }): ReactElement {
  const { id } = account;
  const answer = controlPlane.useQuery('get', '/admin/accounts/{id}/test-schedule', { params: { path: { id } } });
  if (answer.isPending) return <Skeleton height="12rem" />;
  if (answer.isError && problemOf(answer.error).status !== 404)
    return <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />;
  const schedule = answer.isError ? undefined : answer.data;
  return <ScheduleForm key={schedule?.updatedAt ?? 'none'} account={account} schedule={schedule} />;
}
