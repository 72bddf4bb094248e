import { Alert, Button, CopyButton, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery, useWindowEvent } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { Moment } from '../../components/moment';
import { useProfile } from '../../session/use-profile';
import { ClientConfig } from './client-config';
import classes from './client-config.module.css';

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

/** A key, shown this once, and how clients are told of it. It goes only when somebody says that they have kept it. */
export function IssuedKeySheet({ issued, onKept }: IssuedKeySheetProps): ReactElement {
  const { t } = useTranslation('use-key');
  const profile = useProfile();
  const isKept = useRef(false);
  const blocker = useBlocker(() => !isKept.current);
  useWindowEvent('beforeunload', (event) => {
    if (!isKept.current) event.preventDefault();
  });
  const isNarrow = useMediaQuery('(max-width: 48em)');
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
      title={t('issued.title', { name: issued.name })}
      size="xl"
      fullScreen={isNarrow}
      lockScroll={false}
    >
      <Stack gap="lg">
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
          {t('issued.once')}
        </Alert>
        <KeyText text={issued.key} />
        {issued.previousValidUntil === undefined ? null : (
          <Text size="sm">
            {t('issued.previous')} <Moment at={issued.previousValidUntil} />
          </Text>
        )}
        {blocker.state === 'blocked' ? (
          <Alert color="red" role="alert" title={t('issued.leaving')}>
            <Group mt="xs">
              <Button variant="default" onClick={() => blocker.reset()} data-autofocus>
                {t('issued.stay')}
              </Button>
              <Button color="red" onClick={() => blocker.proceed()}>
                {t('issued.leave')}
              </Button>
            </Group>
          </Alert>
        ) : (
          <Group justify="flex-end">
            <Button onClick={keep}>{t('issued.kept')}</Button>
          </Group>
        )}
        <Stack gap="xs">
          <Title order={2} size="h4">
            {t('title')}
          </Title>
          <ClientConfig keyText={issued.key} keyId={issued.userId === profile.id ? issued.id : undefined} />
        </Stack>
      </Stack>
    </Modal>
  );
}

function KeyText({ text }: { readonly text: string }): ReactElement {
  const { t } = useTranslation('use-key');
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" gap="md">
        <span className={classes.key} translate="no">
          {text}
        </span>
        <CopyButton value={text} timeout={2_000}>
          {({ copied, copy }) => (
            <Button
              variant="light"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              data-autofocus
            >
              {copied ? t('action.copied', { ns: 'common' }) : t('issued.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Paper>
  );
}
