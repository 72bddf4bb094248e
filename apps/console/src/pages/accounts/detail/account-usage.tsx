import { Anchor, Group, Skeleton, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Count, Dollars } from '../../../components/figures';
import { ProblemAlert } from '../../../components/problem-alert';
import { FactList } from './fact-list';

/** What an account was used for in the present month, in short. */
export function AccountUsage({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('accounts');
  const answer = controlPlane.useQuery('get', '/admin/usage', {
    params: { query: { accountId: id, by: 'total' } },
  });
  const total = answer.data?.total;
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('usage.title')}
        </Title>
        <Anchor component={Link} to={`/usage-explorer?accountId=${encodeURIComponent(id)}`} size="sm">
          {t('usage.more')}
        </Anchor>
      </Group>
      {answer.isError ? <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <Skeleton height="4rem" /> : null}
      {total && answer.data ? (
        <FactList
          facts={[
            { name: t('usage.days'), value: `${answer.data.from} – ${answer.data.to}` },
            { name: t('usage.requests'), value: <Count value={total.requests} /> },
            { name: t('usage.cost'), value: <Dollars value={total.costUsd} /> },
          ]}
        />
      ) : null}
    </>
  );
}
