import { Alert, Code, Group, Loader, Paper, Stack, Text, Timeline } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../../api/problem';
import { useProblemText } from '../../../api/problem-text';
import { Duration } from '../../../components/figures';
import { useFormat } from '../../../format/use-format';
import classes from './tests.module.css';
import type { TestProgress, TestResult, TestStep } from './test-progress';
import { useFailureText } from './use-failure-text';

export interface TestOutcomeProps {
  readonly progress: TestProgress;
  readonly isRunning: boolean;
}

/** The steps of a test as they are taken, the answer as it comes, and the result. */
export function TestOutcome({ progress, isRunning }: TestOutcomeProps): ReactElement {
  const { t } = useTranslation('accounts');
  const textOf = useProblemText();
  const { steps, text, result, stopped } = progress;
  return (
    <Stack gap="sm" maw="40rem">
      <Timeline active={steps.length - 1} bulletSize={16} lineWidth={2}>
        {steps.map((step, place) => (
          <Timeline.Item key={`${place} ${step.step}`} title={<StepTitle step={step} />} />
        ))}
      </Timeline>
      {isRunning ? (
        <Group gap="xs" role="status">
          <Loader size="xs" aria-hidden />
          <Text size="sm">{t('test.running')}</Text>
        </Group>
      ) : null}
      {text === '' ? null : (
        <Paper withBorder p="sm" className={classes.answer} role="log" aria-label={t('test.answer')}>
          {text}
        </Paper>
      )}
      {result ? <Result result={result} /> : null}
      {stopped ? (
        <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} title={t('test.relayFailed')}>
          <Text size="sm">{textOf(problemOf({ status: 0, code: stopped.code, detail: stopped.message }))}</Text>
          <Code>{stopped.code}</Code>
        </Alert>
      ) : null}
      {!isRunning && !result && !stopped ? <Text size="sm">{t('test.stopped')}</Text> : null}
    </Stack>
  );
}

function StepTitle({ step }: { readonly step: TestStep }): ReactElement {
  const { t } = useTranslation('accounts');
  const { atMs, model, protocol, proxy, status } = step;
  const details = [
    ...(model === undefined ? [] : [model]),
    ...(protocol === undefined ? [] : [protocol]),
    ...(proxy ? [t('test.byProxy', { proxy: `${proxy.type}://${proxy.host}:${proxy.port}` })] : []),
    ...(status === undefined ? [] : [String(status)]),
  ];
  return (
    <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
      <Text size="sm" fw={500}>
        {t(`test.step.${step.step}`)}
        {details.length === 0 ? null : (
          <Text span inherit fw={400} c="dimmed">
            {` · ${details.join(' · ')}`}
          </Text>
        )}
      </Text>
      <Text size="sm" c="dimmed" component="div">
        <Duration milliseconds={atMs} />
      </Text>
    </Group>
  );
}

function Result({ result }: { readonly result: TestResult }): ReactElement {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const failureText = useFailureText();
  const { ok, model, firstByteMs, tookMs, tokens, status, failure, message } = result;
  const facts = [
    t('test.factModel', { model }),
    ...(status === undefined ? [] : [t('test.factStatus', { status: String(status) })]),
    ...(firstByteMs === undefined ? [] : [t('test.factFirstByte', { duration: format.duration(firstByteMs) })]),
    t('test.factTook', { duration: format.duration(tookMs) }),
    ...(tokens
      ? [t('test.factTokens', { input: format.count(tokens.input), output: format.count(tokens.output) })]
      : []),
  ];
  return (
    <Alert
      color={ok ? 'green' : 'red'}
      role={ok ? 'status' : 'alert'}
      icon={ok ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={ok ? t('test.ok') : t('test.failed')}
    >
      <Stack gap={4}>
        {failure === undefined ? null : <Text size="sm">{failureText(failure)}</Text>}
        {message === undefined ? null : (
          <Text size="sm" className={classes.answer}>
            {t('cooldown.said', { evidence: message })}
          </Text>
        )}
        <Text size="sm">{facts.join(' · ')}</Text>
      </Stack>
    </Alert>
  );
}
