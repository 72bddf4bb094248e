import { Alert, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerStop } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button';
import { Fact, Facts } from '../../components/facts';
import { Count, Dollars, Duration } from '../../components/figures';
import { ProblemAlert } from '../../components/problem-alert';
import { useFormat } from '../../format/use-format';
import type { TryState } from './try-state';

/** What became of a question, once it is over: what it took, or why there is no answer. */
export function TryOutcome({ state }: { readonly state: TryState }): ReactElement | null {
  const { t } = useTranslation('use-key');
  const format = useFormat();
  const { phase, begun, done, refusal, problem } = state;
  const requestId = done?.requestId ?? begun?.requestId;
  const request = requestId === undefined ? null : <RequestId id={requestId} />;
  switch (phase) {
    case 'done':
      return done ? (
        <Alert color="green" icon={<IconCircleCheck aria-hidden />} title={t('try.done')} role="status">
          <Figures done={done} />
          {request}
        </Alert>
      ) : null;
    case 'stopped':
      return (
        <Alert color="gray" icon={<IconPlayerStop aria-hidden />} title={t('try.stopped')} role="status">
          {request}
        </Alert>
      );
    case 'refused':
      return (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('try.refused')} role="alert">
          <Text size="sm">{refusal?.message}</Text>
          {refusal && refusal.retryAfterSeconds !== null ? (
            <Text size="sm">{t('try.again', { wait: format.duration(refusal.retryAfterSeconds * 1_000) })}</Text>
          ) : null}
          {refusal ? <Code>{refusal.code}</Code> : null}
          {request}
        </Alert>
      );
    case 'failed':
      return <ProblemAlert error={problem} />;
    case 'idle':
    case 'asking':
    case 'answering':
      return null;
  }
}

function Figures({ done }: { readonly done: NonNullable<TryState['done']> }): ReactElement {
  const { t } = useTranslation('use-key');
  const { tokens, costUsd, firstByteMs, tookMs, stopReason, account } = done;
  const cached = tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h;
  return (
    <Facts>
      <Fact name={t('try.input')}>
        <Count value={tokens.input} />
      </Fact>
      <Fact name={t('try.output')}>
        <Count value={tokens.output} />
      </Fact>
      {cached > 0 ? (
        <Fact name={t('try.cached')}>
          <Count value={cached} />
        </Fact>
      ) : null}
      <Fact name={t('try.cost')}>{costUsd === null ? t('try.costUnknown') : <Dollars value={costUsd} />}</Fact>
      {firstByteMs === null ? null : (
        <Fact name={t('try.firstByte')}>
          <Duration milliseconds={firstByteMs} />
        </Fact>
      )}
      <Fact name={t('try.took')}>
        <Duration milliseconds={tookMs} />
      </Fact>
      {stopReason === null || stopReason === 'end' ? null : (
        <Fact name={t('try.ended')}>{t(`try.stopReason.${stopReason}`)}</Fact>
      )}
      {account ? <Fact name={t('try.account')}>{account.name ?? account.id}</Fact> : null}
    </Facts>
  );
}

function RequestId({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('use-key');
  return (
    <Group gap="xs" mt="xs">
      <Text size="xs" c="dimmed">
        {t('problem.requestId', { ns: 'common' })} <Code>{id}</Code>
      </Text>
      <CopyButton value={id} label={t('try.copyRequest')} />
    </Group>
  );
}
