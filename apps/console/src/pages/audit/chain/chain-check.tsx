import { Button, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { ChainResult } from './chain-result';

/** Whether the log is as it was written: every entry is held against the chain, which takes a while where there are many. */
export function ChainCheck(): ReactElement {
  const { t } = useTranslation('audit');
  const { mutate, isPending, data } = controlPlane.useMutation('post', '/admin/audit/verify');
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Text size="sm" maw="44rem">
            {t('chain.description')}
          </Text>
          <Button
            variant="default"
            leftSection={<IconShieldCheck size={16} aria-hidden />}
            loading={isPending}
            onClick={() => mutate({})}
          >
            {t('chain.check')}
          </Button>
        </Group>
        <div aria-live="polite">
          {isPending ? (
            <Group gap="xs">
              <Loader size="xs" aria-hidden />
              <Text size="sm">{t('chain.running')}</Text>
            </Group>
          ) : data ? (
            <ChainResult result={data} />
          ) : null}
        </div>
      </Stack>
    </Paper>
  );
}
