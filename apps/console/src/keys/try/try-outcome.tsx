import { Alert, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerStop } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button';
import { Count, Dollars, Duration } from '../../components/figures';
import { ProblemAlert } from '../../components/problem-alert';
import { useFormat } from '../../format/use-format';
import classes from '../fields.module.css';
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
    <dl className={classes.facts}>
      <Fact name={t('try.input')} value={<Count value={tokens.input} />} />
      <Fact name={t('try.output')} value={<Count value={tokens.output} />} />
      {cached > 0 ? <Fact name={t('try.cached')} value={<Count value={cached} />} /> : null}
      <Fact name={t('try.cost')} value={costUsd === null ? t('try.costUnknown') : <Dollars value={costUsd} />} />
      {firstByteMs === null ? null : <Fact name={t('try.firstByte')} value={<Duration milliseconds={firstByteMs} />} />}
      <Fact name={t('try.took')} value={<Duration milliseconds={tookMs} />} />
      {stopReason === null || stopReason === 'end' ? null : (
        <Fact name={t('try.ended')} value={t(`try.stopReason.${stopReason}`)} />
      )}
      {account ? <Fact name={t('try.account')} value={account.name ?? account.id} /> : null}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
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
