import { Anchor, Group, Skeleton, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Fact, Facts } from '../../../components/facts';
import { Count, Dollars } from '../../../components/figures';
import { ProblemAlert } from '../../../components/problem-alert';
import { useNow } from '../../../components/use-now';
import { useProfile } from '../../../session/use-profile';
import { dayBefore } from '../../../keys/day-before';

const DAYS = 30;

/** What a key was used for lately, in short, and where all of it stands. */
export function KeyUsage({ keyId }: { readonly keyId: string }): ReactElement {
  const { t } = useTranslation('all-keys');
  const { timezone } = useProfile();
  const from = dayBefore(useNow(), DAYS - 1, timezone);
  const { data, error, refetch } = controlPlane.useQuery('get', '/admin/usage', {
    params: { query: { by: 'total', keyId, from } },
  });
  const of = `keyId=${encodeURIComponent(keyId)}`;
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height="4rem" />;
  const { costUsd, requests, tokens } = data.total;
  return (
    <Stack gap="sm">
      <Facts>
        <Fact name={t('usage.cost')}>
          <Dollars value={costUsd} />
        </Fact>
        <Fact name={t('usage.requests')}>
          <Count value={requests} />
        </Fact>
        <Fact name={t('usage.input')}>
          <Count short value={tokens.input + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h} />
        </Fact>
        <Fact name={t('usage.output')}>
          <Count short value={tokens.output} />
        </Fact>
      </Facts>
      <Group>
        <Anchor component={Link} to={`/usage-explorer?${of}`} size="sm">
          {t('usage.all')}
        </Anchor>
        <Anchor component={Link} to={`/requests?${of}`} size="sm">
          {t('usage.each')}
        </Anchor>
      </Group>
    </Stack>
  );
}
