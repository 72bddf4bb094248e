import { Alert, List, Skeleton, Stack, Tabs } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { ProblemAlert } from '../../components/problem-alert';
import classes from './client-config.module.css';
import { ConfigStep } from './config-step';
import { useConfigWords } from './use-config-words';

const clients = ['claude-code', 'codex', 'gemini-cli', 'vscode', 'sdk-python', 'sdk-node', 'curl'] as const;
export type ConfiguredClient = (typeof clients)[number];

export interface ClientConfigProps {
  /** Put into what is to be pasted; absent: it is not known, and a placeholder stays. */
  readonly keyText?: string;
  /** A key of one's own: examples name models that it may ask for. */
  readonly keyId?: string | undefined;
  /** Which client is shown; absent: kept here. */
  readonly client?: string | undefined;
  readonly onChange?: (client: ConfiguredClient) => void;
}

/** How each client is told of the relay, step by step, ready to paste. The key is put in here and sent nowhere. */
export function ClientConfig({ keyText, keyId, client, onChange }: ClientConfigProps): ReactElement {
  const { t } = useTranslation('use-key');
  const [own, setOwn] = useState<string | undefined>();
  const wanted = client ?? own;
  const shown = clients.find((each) => each === wanted) ?? 'claude-code';
  const choose = (value: string | null): void => {
    const chosen = clients.find((each) => each === value);
    if (chosen === undefined) return;
    setOwn(chosen);
    onChange?.(chosen);
  };
  return (
    <Stack gap="md">
      {keyText === undefined ? (
        <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
          {t('placeholder')}
        </Alert>
      ) : null}
      <Tabs value={shown} onChange={choose} keepMounted={false}>
        <Tabs.List className={classes.tabs} aria-label={t('clients')}>
          {clients.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`client.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {clients.map((each) => (
          <Tabs.Panel key={each} value={each} pt="md">
            <Steps client={each} keyText={keyText} keyId={keyId} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}

interface StepsProps extends Pick<ClientConfigProps, 'keyText' | 'keyId'> {
  readonly client: ConfiguredClient;
}

function Steps({ client, keyText, keyId }: StepsProps): ReactElement {
  const { t } = useTranslation('use-key');
  const { noteTexts } = useConfigWords();
  const { data, error, refetch } = controlPlane.useQuery(
    'get',
    '/me/client-config',
    { params: { query: { client, ...(keyId === undefined ? {} : { keyId }) } } },
    // Another gateway may hear of a new key a moment later.
    { staleTime: Infinity, retry: 2 },
  );
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height="14rem" />;
  return (
    <Stack gap="lg">
      <ol className={classes.steps}>
        {data.steps.map((step) => (
          <ConfigStep key={`${step.file ?? ''} ${step.text}`} step={step} keyText={keyText} />
        ))}
      </ol>
      {data.notes.length === 0 ? null : (
        <List size="sm" c="dimmed" aria-label={t('notes')}>
          {noteTexts(data).map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
