import { Alert, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { components } from '@app/admin-client';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { Fact, Facts } from '../../../components/facts';
import { Count } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { StateBadge } from '../../../components/badge/state-badge';
import { usePermission } from '../../../session/use-profile';
import { DirectoryTest } from '../test/directory-test';
import { BlockedSync } from './blocked-sync';
import { SyncResult } from './sync-result';
import { useSync } from './use-sync';

type Status = components['schemas']['DirectoryStatusView'];

const countNames = ['checked', 'changed', 'suspended', 'restored'] as const;
const colours = { on: 'green', off: 'gray', unusable: 'red' } as const;

/** How the directory fares: the last run, what it changed, and what stands against it. */
export function DirectoryStatus(): ReactElement {
  const { data, error, refetch } = controlPlane.useQuery('get', '/admin/directory/status');
  if (data) return <Shown status={data} />;
  return error === null ? <PageSkeleton /> : <ProblemAlert error={error} onRetry={() => void refetch()} />;
}

function Shown({ status }: { readonly status: Status }): ReactElement {
  const { t } = useTranslation('directory');
  const mayOperate = usePermission('directory.operate');
  const sync = useSync();
  const { state, problem, stale, lastError, blocked } = status;
  const stillBlocked = sync.answer === undefined ? blocked : sync.answer.blocked;
  return (
    <Stack gap="lg">
      {state === 'unusable' ? (
        <Alert color="red" title={t('state.unusable')}>
          {problem}
        </Alert>
      ) : null}
      {stale ? (
        <Alert color="red" title={t('stale.title')}>
          {t('stale.text')}
        </Alert>
      ) : null}
      {lastError ? (
        <Alert color="orange" title={t('lastError.title', { step: lastError.step })}>
          <Text size="sm">{lastError.message}</Text>
          <Text size="sm">{t('lastError.text')}</Text>
        </Alert>
      ) : null}
      {stillBlocked ? <BlockedSync blocked={stillBlocked} sync={sync} /> : null}
      <Group justify="space-between" align="flex-start">
        <Box flex="1 1 20rem">
          <StatusFacts status={status} />
        </Box>
        {mayOperate && state === 'on' ? (
          <Button
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={sync.isPending}
            onClick={() => sync.run(false)}
          >
            {t('sync.now')}
          </Button>
        ) : null}
      </Group>
      {sync.answer && sync.answer.outcome !== 'blocked' ? (
        <SyncResult answer={sync.answer} onClose={sync.forget} />
      ) : null}
      {mayOperate ? <DirectoryTest title={t('test.saved')} change={{}} /> : null}
    </Stack>
  );
}

function StatusFacts({ status }: { readonly status: Status }): ReactElement {
  const { t } = useTranslation('directory');
  const { state, lastRunAt, lastSuccessAt, counts } = status;
  return (
    <Facts>
      <Fact name={t('status.state')}>
        <StateBadge look={{ color: colours[state] }}>{t(`state.${state}`)}</StateBadge>
      </Fact>
      <Fact name={t('status.lastRun')}>
        {lastRunAt === undefined ? t('status.never') : <Moment at={lastRunAt} relative />}
      </Fact>
      <Fact name={t('status.lastSuccess')}>
        {lastSuccessAt === undefined ? t('status.never') : <Moment at={lastSuccessAt} relative />}
      </Fact>
      {counts
        ? countNames.map((name) => (
            <Fact key={name} name={t(`status.${name}`)}>
              <Count value={counts[name]} />
            </Fact>
          ))
        : null}
    </Facts>
  );
}
