import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { useNow } from '../../components/use-now';
import { Count, Dollars } from '../../components/figures';
import { ProblemAlert } from '../../components/problem-alert';
import classes from '../../keys/fields.module.css';
import { useProfile } from '../../session/use-profile';
import { dayBefore } from '../../keys/day-before';

const DAYS = 30;

/** What a key was used for lately, in short. */
export function OwnKeyUsage({ keyId }: { readonly keyId: string }): ReactElement {
  const { t } = useTranslation('keys');
  const { timezone } = useProfile();
  const from = dayBefore(useNow(), DAYS - 1, timezone);
  const { data, error, refetch } = controlPlane.useQuery('get', '/me/usage', {
    params: { query: { by: 'total', keyId, from } },
  });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height="4rem" />;
  const { costUsd, requests, tokens } = data.total;
  return (
    <Stack gap="sm">
      {requests > 0 ? (
        <dl className={classes.facts}>
          <div>
            <dt>{t('usage.cost', { count: DAYS })}</dt>
            <dd>
              <Dollars value={costUsd} />
            </dd>
          </div>
          <div>
            <dt>{t('usage.requests')}</dt>
            <dd>
              <Count value={requests} />
            </dd>
          </div>
          <div>
            <dt>{t('usage.input')}</dt>
            <dd>
              <Count short value={tokens.input + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h} />
            </dd>
          </div>
          <div>
            <dt>{t('usage.output')}</dt>
            <dd>
              <Count short value={tokens.output} />
            </dd>
          </div>
        </dl>
      ) : (
        <Text c="dimmed" size="sm">
          {t('usage.none', { count: DAYS })}
        </Text>
      )}
      <Group>
        <Anchor component={Link} to={`/usage?keyId=${encodeURIComponent(keyId)}`} size="sm">
          {t('usage.more')}
        </Anchor>
      </Group>
    </Stack>
  );
}
