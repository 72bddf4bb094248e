import { Anchor, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { ProblemAlert } from '../../components/problem-alert';
import { useNow } from '../../components/use-now';
import { StandingBar } from '../../keys/limits-standing';
import { hasLimits, limitsNearEnd } from './limits-near-end';

const KEYS = 50;
const SHOWN = 4;

/** Which of my limits need care. */
export function NearLimits(): ReactElement {
  const { t } = useTranslation('home');
  const now = useNow().getTime();
  const { data, error, refetch } = controlPlane.useQuery('get', '/me/limits', {
    params: { query: { limit: KEYS, sort: '-createdAt' } },
  });
  const near = data ? limitsNearEnd(data, now).slice(0, SHOWN) : [];
  return (
    <Paper withBorder p="md" component="section" aria-label={t('limits.title')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('limits.title')}
        </Title>
        <Anchor component={Link} to="/usage?tab=limits" size="sm">
          {t('limits.more')}
        </Anchor>
      </Group>
      {error !== null ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h="4.5rem" />
      ) : near.length === 0 ? (
        <Text size="sm" c="dimmed" mih="4.5rem">
          {hasLimits(data) ? t('limits.calm') : t('limits.none')}
        </Text>
      ) : (
        <Stack gap="md">
          {near.map(({ id, of, row }) => (
            <StandingBar key={id} row={row} of={of ?? t('limits.ofAll')} />
          ))}
        </Stack>
      )}
    </Paper>
  );
}
