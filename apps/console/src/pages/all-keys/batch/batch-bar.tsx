import { Button, Group, Paper, Text } from '@mantine/core';
import { IconAdjustments, IconCircleCheck, IconCirclePause } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedKey } from '../any-key';
import styles from './batch-bar.module.css';
import { BatchDialog } from './batch-dialog';
import { type BatchWish, wishes } from './batch-wish';

export interface BatchBarProps {
  readonly apiKeys: readonly ListedKey[];
  readonly onDone: () => void;
}

const icons = { enable: IconCircleCheck, change: IconAdjustments, disable: IconCirclePause };

/** What can be done with the keys that are selected, on this page and on others. */
export function BatchBar({ apiKeys, onDone }: BatchBarProps): ReactElement {
  const { t } = useTranslation('all-keys');
  const [asked, setAsked] = useState<{ readonly wish: BatchWish; readonly apiKeys: readonly ListedKey[] }>();
  const count = apiKeys.length;
  const close = (isDone: boolean): void => {
    setAsked(undefined);
    if (isDone) onDone();
  };
  return (
    <>
      {count === 0 ? null : (
        <Paper component="section" aria-label={t('batch.label')} withBorder shadow="md" className={styles.bar}>
          <Text fw={600} aria-live="polite">
            {t('batch.selected', { count })}
          </Text>
          <Group gap="xs">
            {wishes.map((wish) => {
              const Icon = icons[wish];
              return (
                <Button
                  key={wish}
                  size="compact-md"
                  variant="default"
                  leftSection={<Icon size={16} aria-hidden />}
                  onClick={() => setAsked({ wish, apiKeys })}
                >
                  {t(`batch.${wish}`)}
                </Button>
              );
            })}
            <Button size="compact-md" variant="subtle" onClick={onDone}>
              {t('batch.none')}
            </Button>
          </Group>
        </Paper>
      )}
      {asked ? <BatchDialog {...asked} onClose={close} /> : null}
    </>
  );
}
