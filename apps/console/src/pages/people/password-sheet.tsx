import { Alert, Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button';

export interface Issued {
  readonly username: string;
  readonly password: string;
}

export interface PasswordSheetProps {
  readonly issued: Issued | undefined;
  /** It was put somewhere: it is forgotten here. */
  readonly onClose: () => void;
}

/** A password that was generated, shown this once. It closes by its button only: a click beside it would lose the password. */
export function PasswordSheet({ issued, onClose }: PasswordSheetProps): ReactElement {
  const { t } = useTranslation('people');
  return (
    <Modal
      opened={issued !== undefined}
      onClose={onClose}
      title={t('password.title', { username: issued?.username ?? '' })}
      lockScroll={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        <Alert color="yellow">{t('password.once')}</Alert>
        <Group gap="xs">
          <Code fz="lg" style={{ overflowWrap: 'anywhere' }}>
            {issued?.password ?? ''}
          </Code>
          <CopyButton value={issued?.password ?? ''} label={t('password.copy')} />
        </Group>
        <Text size="sm">{t('password.hint')}</Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('password.kept')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
