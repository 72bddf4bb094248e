import { Alert, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncAnswer } from './use-sync';

/** What came of a run; one that the brake held up is shown by BlockedSync. */
export interface SyncResultProps {
  readonly answer: SyncAnswer;
  readonly onClose: () => void;
}

const colours = { done: 'green', blocked: 'orange', unavailable: 'red', 'under-way': 'blue', off: 'gray' } as const;

export function SyncResult({ answer, onClose }: SyncResultProps): ReactElement {
  const { t } = useTranslation(['directory', 'common']);
  const { outcome, counts, error } = answer;
  return (
    <Alert
      role="status"
      color={colours[outcome]}
      title={t(`sync.outcome.${outcome}`)}
      withCloseButton
      closeButtonLabel={t('common:action.close')}
      onClose={onClose}
    >
      {counts ? <Text size="sm">{t('sync.counts', { ...counts })}</Text> : null}
      {error ? <Text size="sm">{t('sync.failed', { step: error.step, message: error.message })}</Text> : null}
    </Alert>
  );
}
