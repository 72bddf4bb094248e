import { Alert, Button, CopyButton, Group, Modal, Paper, Stack, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

export interface SecretSheetProps {
  /** Of the webhook. */
  readonly name: string;
  readonly secret: string;
  /** Forgets the secret; whoever shows this holds it nowhere else. */
  readonly onKept: () => void;
}

/** A signing secret, shown this once. It goes only when somebody says that they have kept it. */
export function SecretSheet({ name, secret, onKept }: SecretSheetProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const isKept = useRef(false);
  const blocker = useBlocker(() => !isKept.current);
  useWindowEvent('beforeunload', (event) => {
    if (!isKept.current) event.preventDefault();
  });
  const keep = (): void => {
    isKept.current = true;
    onKept();
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={t('secret.title', { name })}
      size="lg"
      lockScroll={false}
    >
      <Stack>
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
          {t('secret.once')}
        </Alert>
        <Paper withBorder p="md">
          <Group justify="space-between" gap="md">
            <Text ff="monospace" size="sm" translate="no" style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
              {secret}
            </Text>
            <CopyButton value={secret} timeout={2_000}>
              {({ copied, copy }) => (
                <Button
                  variant="light"
                  onClick={copy}
                  leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                  data-autofocus
                >
                  {copied ? t('action.copied', { ns: 'common' }) : t('secret.copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Paper>
        <Text size="sm">{t('secret.verify')}</Text>
        {blocker.state === 'blocked' ? (
          <Alert color="red" role="alert" title={t('secret.leaving')}>
            <Group mt="xs">
              <Button variant="default" onClick={() => blocker.reset()}>
                {t('secret.stay')}
              </Button>
              <Button color="red" onClick={() => blocker.proceed()}>
                {t('secret.leave')}
              </Button>
            </Group>
          </Alert>
        ) : (
          <Group justify="flex-end">
            <Button onClick={keep}>{t('secret.kept')}</Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
