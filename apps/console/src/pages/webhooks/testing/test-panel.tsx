import { Alert, Button, Code, Group, Loader, Stack, Text } from '@mantine/core';
import { IconCheck, IconPlugConnectedX, IconSend } from '@tabler/icons-react';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { ProblemAlert } from '../../../components/problem-alert';
import { useFormat } from '../../../format/use-format';
import type { TestOutcome } from '../webhook';

interface TestPanelProps {
  readonly id: string;
  /** Tests without being asked, once. */
  readonly begins?: boolean;
}

/** Tells the webhook of a test, and says at once what came of it. */
export function TestPanel({ id, begins = false }: TestPanelProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const test = controlPlane.useMutation('post', '/admin/webhooks/{id}/test', { meta: { shownInForm: true } });
  const run = (): void => test.mutate({ params: { path: { id } } });
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!begins || hasBegun.current) return;
    hasBegun.current = true;
    run();
  });
  return (
    <Stack gap="sm" align="flex-start">
      <Button variant="default" leftSection={<IconSend size={16} aria-hidden />} loading={test.isPending} onClick={run}>
        {t(test.isIdle ? 'test.send' : 'test.again')}
      </Button>
      <div role="status" style={{ width: '100%', minHeight: '4.5rem' }}>
        {test.isPending ? (
          <Group gap="xs">
            <Loader size="xs" />
            <Text size="sm">{t('test.sending')}</Text>
          </Group>
        ) : test.data ? (
          <Outcome outcome={test.data} />
        ) : test.error ? (
          <ProblemAlert error={test.error} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('test.means')}
          </Text>
        )}
      </div>
    </Stack>
  );
}

function Outcome({ outcome: { outcome, reason, durationMs } }: { readonly outcome: TestOutcome }): ReactElement {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const isDelivered = outcome === 'delivered';
  return (
    <Alert
      color={isDelivered ? 'green' : 'red'}
      icon={isDelivered ? <IconCheck aria-hidden /> : <IconPlugConnectedX aria-hidden />}
      title={t(`test.outcome.${outcome}`, { duration: format.duration(durationMs) })}
    >
      <Stack gap="xs">
        <Text size="sm">{t(`test.next.${outcome}`)}</Text>
        {reason === undefined ? null : <Code block>{reason}</Code>}
      </Stack>
    </Alert>
  );
}
