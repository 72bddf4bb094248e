import { Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/moment';
import { ShownOnceSheet } from '../../components/shown-once/shown-once-sheet';
import { useProfile } from '../../session/use-profile';
import { ClientConfig } from './client-config';

export interface IssuedKey {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  /** The key itself, which the relay tells only once. */
  readonly key: string;
  /** ISO 8601: until when the text that it had before is good. */
  readonly previousValidUntil?: string | undefined;
}

export interface IssuedKeySheetProps {
  readonly issued: IssuedKey;
  /** Forgets the key; whoever shows this holds it nowhere else. */
  readonly onKept: () => void;
}

/** A key, shown this once, and how clients are told of it. */
export function IssuedKeySheet({ issued, onKept }: IssuedKeySheetProps): ReactElement {
  const { t } = useTranslation('use-key');
  const profile = useProfile();
  const { id, userId, name, key, previousValidUntil } = issued;
  const previous =
    previousValidUntil === undefined ? null : (
      <Text size="sm">
        {t('issued.previous')} <Moment at={previousValidUntil} />
      </Text>
    );
  return (
    <ShownOnceSheet
      title={t('issued.title', { name })}
      once={t('issued.once')}
      secret={key}
      copy={t('issued.copy')}
      onKept={onKept}
      size="xl"
      note={previous}
    >
      <Stack gap="xs">
        <Title order={2} size="h4">
          {t('title')}
        </Title>
        <ClientConfig keyText={key} keyId={userId === profile.id ? id : undefined} />
      </Stack>
    </ShownOnceSheet>
  );
}
