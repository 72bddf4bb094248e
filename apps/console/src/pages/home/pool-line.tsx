import { Anchor, Group, Paper, Skeleton, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerPause, IconSnowflake } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLiveLostAt, useLivePool } from '../../live/use-live';
import classes from './home.module.css';
import { type PoolStanding, countStandings, poolStandings } from './pool-standing';

const looks = {
  available: { icon: IconCircleCheck, color: 'green' },
  cooling: { icon: IconSnowflake, color: 'orange' },
  paused: { icon: IconPlayerPause, color: 'gray' },
  attention: { icon: IconAlertTriangle, color: 'red' },
} as const;

/** How the pool is at this moment, in one line. */
export function PoolLine(): ReactElement {
  const { t } = useTranslation('home');
  const accounts = useLivePool();
  const lostAt = useLiveLostAt();
  const counts = accounts && countStandings(accounts.values());
  const shown = poolStandings.filter((standing) => standing === 'available' || (counts?.[standing] ?? 0) > 0);
  return (
    <Paper withBorder px="md" py="xs" component="section" aria-label={t('pool.title')} className={classes.pool}>
      <Text fw={600}>{t('pool.title')}</Text>
      {counts === undefined ? (
        lostAt === undefined ? (
          <Skeleton h="1.25rem" w="14rem" />
        ) : (
          <Text c="dimmed">{t('pool.unknown')}</Text>
        )
      ) : accounts?.size === 0 ? (
        <Text c="dimmed">{t('pool.empty')}</Text>
      ) : (
        shown.map((standing) => <Standing key={standing} standing={standing} count={counts[standing]} />)
      )}
      <Anchor component={Link} to="/pool" size="sm" ms="auto">
        {t('pool.more')}
      </Anchor>
    </Paper>
  );
}

function Standing({ standing, count }: { readonly standing: PoolStanding; readonly count: number }): ReactElement {
  const { t } = useTranslation('home');
  const { icon: Icon, color } = looks[standing];
  const isBad = standing === 'attention' || (standing === 'available' && count === 0);
  return (
    <Group gap={6} wrap="nowrap" c={`var(--mantine-color-${isBad ? 'red' : color}-text)`}>
      <Icon size={16} aria-hidden />
      <Text size="sm" inherit fw={isBad ? 600 : undefined}>
        {t(`pool.${standing}`, { count })}
      </Text>
    </Group>
  );
}
