import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import type { components } from '@app/admin-client';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmDestruction } from '../../../components/confirm';
import { usePermission } from '../../../session/use-profile';
import type { Sync } from './use-sync';

export interface BlockedSyncProps {
  readonly blocked: components['schemas']['SyncBlockedView'];
  readonly sync: Sync;
}

/** The brake held a run up: how many it was about, and for owners the way to let it through. */
export function BlockedSync({ blocked, sync }: BlockedSyncProps): ReactElement {
  const { t } = useTranslation('directory');
  const mayAllow = usePermission('directory.write');
  const { active, wouldSuspend, wouldLose } = blocked;
  const numbers = { active, suspend: wouldSuspend, lose: wouldLose };
  const ask = (): void =>
    confirmDestruction({
      title: t('blocked.askTitle', numbers),
      consequences: t('blocked.askConsequences', numbers),
      confirm: t('blocked.allow'),
      onConfirm: () => sync.run(true),
    });
  return (
    <Alert color="orange" icon={<IconHandStop aria-hidden />} title={t('blocked.title')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('blocked.text', numbers)}</Text>
        <Text size="sm">{mayAllow ? t('blocked.hint') : t('blocked.ownersOnly')}</Text>
        {mayAllow ? (
          <Button size="xs" color="red" variant="light" loading={sync.isPending} onClick={ask}>
            {t('blocked.allowEllipsis')}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}
