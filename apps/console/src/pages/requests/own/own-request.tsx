import { Anchor, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { NotForMembers } from '../not-for-members';
import { OutcomeBadge } from '../outcome-badge';
import { RequestFrame } from '../request-frame';
import { OwnRequestFacts } from './own-request-facts';

/** A request of one's own: what it used. Why it went where it went is for those who may see accounts. */
export function OwnRequest({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('requests');
  const { data, error, isPending, refetch } = controlPlane.useQuery('get', '/me/usage/records', {
    params: { query: { requestId: id, limit: 1 } },
  });
  if (isPending) return <PageSkeleton />;
  const record = data?.items[0];
  return (
    <RequestFrame id={id}>
      {error === null ? null : <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {record ? (
        <Stack gap="lg">
          <Group gap="sm">
            <OutcomeBadge outcome={record.outcome} status={record.status} />
            <Anchor component={Link} to="/usage" size="sm">
              {t('notAllowed.own')}
            </Anchor>
          </Group>
          <OwnRequestFacts record={record} />
        </Stack>
      ) : error === null ? (
        <NotForMembers />
      ) : null}
    </RequestFrame>
  );
}
