import { Button } from '@mantine/core';
import { IconAdjustments, IconCircleCheck, IconCirclePause } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BatchBar } from '../../../components/batch-bar/batch-bar';
import type { ListedKey } from '../any-key';
import { BatchDialog } from './batch-dialog';
import { type BatchWish, wishes } from './batch-wish';

export interface KeyBatchProps {
  readonly apiKeys: readonly ListedKey[];
  readonly onDone: () => void;
}

const icons = { enable: IconCircleCheck, change: IconAdjustments, disable: IconCirclePause };

/** What can be done with the keys that are selected, on this page and on others. */
export function KeyBatch({ apiKeys, onDone }: KeyBatchProps): ReactElement {
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
        <BatchBar label={t('batch.label')} state={t('batch.selected', { count })}>
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
        </BatchBar>
      )}
      {asked ? <BatchDialog {...asked} onClose={close} /> : null}
    </>
  );
}
