import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** The record is there, its explanation is not. */
export function NotExplained(): ReactElement {
  const { t } = useTranslation('requests');
  return (
    <Alert color="gray" icon={<IconInfoCircle aria-hidden />} title={t('notExplained.title')}>
      {t('notExplained.hint')}
    </Alert>
  );
}
