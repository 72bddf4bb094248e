import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownOnceSheet } from '../../components/shown-once/shown-once-sheet';

export interface IssuedPassword {
  readonly username: string;
  readonly password: string;
}

export interface PasswordSheetProps {
  readonly issued: IssuedPassword;
  /** Forgets the password; whoever shows this holds it nowhere else. */
  readonly onKept: () => void;
}

/** A password that was generated, and how it gets to its person. */
export function PasswordSheet({ issued, onKept }: PasswordSheetProps): ReactElement {
  const { t } = useTranslation('people');
  return (
    <ShownOnceSheet
      title={t('password.title', { username: issued.username })}
      once={t('password.once')}
      secret={issued.password}
      copy={t('password.copy')}
      onKept={onKept}
      note={<Text size="sm">{t('password.hint')}</Text>}
    />
  );
}
