import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownOnceSheet } from '../../../components/shown-once/shown-once-sheet';

export interface SecretSheetProps {
  /** Of the webhook. */
  readonly name: string;
  readonly secret: string;
  /** Forgets the secret; whoever shows this holds it nowhere else. */
  readonly onKept: () => void;
}

/** The signing secret of a webhook, and what a receiver does with it. */
export function SecretSheet({ name, secret, onKept }: SecretSheetProps): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <ShownOnceSheet
      title={t('secret.title', { name })}
      once={t('secret.once')}
      secret={secret}
      copy={t('secret.copy')}
      onKept={onKept}
      note={<Text size="sm">{t('secret.verify')}</Text>}
    />
  );
}
