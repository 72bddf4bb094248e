import { Button } from '@mantine/core';
import { IconAdjustments, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BatchBar } from '../../../components/batch-bar/batch-bar';
import { confirmDestruction } from '../../../components/confirm';
import type { Person } from '../person';
import { BatchDialog } from './batch-dialog';
import { BatchRefusals } from './batch-refusals';
import { useBatch } from './use-batch';

export interface PeopleBatchProps {
  readonly people: readonly Person[];
  readonly onDone: () => void;
}

/** What can be done with those who are selected, on this page and on others. */
export function PeopleBatch({ people, onDone }: PeopleBatchProps): ReactElement {
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
        <BatchBar
          label={t('batch.label')}
          state={isPending ? t('batch.progress', { done: progress, count }) : t('batch.selected', { count })}
        >
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
        </BatchBar>
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
