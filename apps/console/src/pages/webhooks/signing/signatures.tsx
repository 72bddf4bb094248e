import { Badge, Code, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button';
import { Moment } from '../../../components/moment';
import type { Webhook } from '../webhook';

/** What each message carries: a receiver needs to know one of them. */
export function Signatures({ signatures }: { readonly signatures: NonNullable<Webhook['signatures']> }): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {signatures.map(({ kind, publicKey, until }, index) => (
        <Paper key={`${kind} ${publicKey ?? ''} ${until ?? ''} ${index}`} component="li" withBorder p="sm">
          <Group gap="sm">
            <Text size="sm" fw={600}>
              {t(`signing.${kind}`)}
            </Text>
            {until === undefined ? (
              <Badge color="green" variant="light" tt="none">
                {t('signing.present')}
              </Badge>
            ) : (
              <Badge color="yellow" variant="light" tt="none">
                {t('signing.former')}
              </Badge>
            )}
            {until === undefined ? null : (
              <Text size="sm" component="div">
                {t('signing.until')} <Moment at={until} />
              </Text>
            )}
          </Group>
          {publicKey === undefined ? (
            <Text size="sm" c="dimmed">
              {t('signing.hidden')}
            </Text>
          ) : (
            <Group gap="xs" wrap="nowrap">
              <Code style={{ overflowWrap: 'anywhere' }}>{publicKey}</Code>
              <CopyButton value={publicKey} label={t('signing.copy')} />
            </Group>
          )}
        </Paper>
      ))}
    </Stack>
  );
}
