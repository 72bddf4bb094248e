import { Button, Group, Paper, Text } from '@mantine/core';
import { IconAdjustments, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmDestruction } from '../../../components/confirm';
import type { Person } from '../person';
import { BatchDialog } from './batch-dialog';
import { BatchRefusals } from './batch-refusals';
import styles from './batch-bar.module.css';
import { useBatch } from './use-batch';

export interface BatchBarProps {
  readonly people: readonly Person[];
  readonly onDone: () => void;
}

/** What can be done with those who are selected. It stands below everything, so that nothing moves when it comes. */
export function BatchBar({ people, onDone }: BatchBarProps): ReactElement | null {
  const { t } = useTranslation('people');
  const [isChanging, setChanging] = useState(false);
  const { change, isPending, progress, refusals, forget } = useBatch(people, () => {
    setChanging(false);
    onDone();
  });
  const count = people.length;
  const disable = (): void =>
    confirmDestruction({
      title: t('batch.disableTitle', { count }),
      consequences: t('batch.disableConsequences'),
      confirm: t('batch.disable'),
      onConfirm: () => change({ enabled: false }),
    });
  return (
    <>
      {count === 0 ? null : (
        <Paper component="section" aria-label={t('batch.label')} withBorder shadow="md" className={styles.bar}>
          <Text fw={600} aria-live="polite">
            {isPending ? t('batch.progress', { done: progress, count }) : t('batch.selected', { count })}
          </Text>
          <Group gap="xs">
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconUserCheck size={16} aria-hidden />}
              loading={isPending}
              onClick={() => change({ enabled: true })}
            >
              {t('batch.enable')}
            </Button>
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconAdjustments size={16} aria-hidden />}
              loading={isPending}
              onClick={() => setChanging(true)}
            >
              {t('batch.change')}
            </Button>
            <Button
              size="compact-md"
              color="red"
              variant="light"
              leftSection={<IconUserOff size={16} aria-hidden />}
              loading={isPending}
              onClick={disable}
            >
              {t('batch.disable')}
            </Button>
            <Button size="compact-md" variant="subtle" disabled={isPending} onClick={onDone}>
              {t('batch.none')}
            </Button>
          </Group>
        </Paper>
      )}
      <BatchDialog
        opened={isChanging}
        count={count}
        isPending={isPending}
        onChange={change}
        onClose={() => setChanging(false)}
      />
      <BatchRefusals refusals={refusals} onClose={forget} />
    </>
  );
}
