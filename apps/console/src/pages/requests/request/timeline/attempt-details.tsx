import { Code, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../../components/copy-button';
import { useFormat } from '../../../../format/use-format';
import type { Attempt, Explanation } from '../explanation';
import { readFailure } from './read-failure';
import { Rewritten } from './rewritten';

export interface AttemptDetailsProps {
  readonly attempt: Attempt;
  readonly rewritten?: Explanation['rewritten'];
}

/** What was sent to an account, and what it answered. */
export function AttemptDetails({ attempt, rewritten }: AttemptDetailsProps): ReactElement {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { failure, status, tookMs, upstreamRequestId } = attempt;
  const took = format.duration(tookMs);
  return (
    <Stack gap="xs">
      {rewritten ? <Rewritten rewritten={rewritten} /> : null}
      <Text size="sm">
        {status === undefined ? t('attempt.noAnswer', { took }) : t('attempt.answered', { status, took })}{' '}
        {failure === undefined ? null : <Failure failure={failure} />}
      </Text>
      {upstreamRequestId === undefined ? null : (
        <Group gap={4} wrap="nowrap">
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('column.upstreamRequest')} <Code>{upstreamRequestId}</Code>
          </Text>
          <CopyButton value={upstreamRequestId} label={t('copyId')} />
        </Group>
      )}
    </Stack>
  );
}

function Failure({ failure }: { readonly failure: string }): ReactElement {
  const { t } = useTranslation('requests');
  const { kind, isProxy, code } = readFailure(failure);
  return (
    <>
      {isProxy ? `${t('attempt.proxy')} ` : null}
      {kind === undefined ? <Code>{failure}</Code> : t(`failure.${kind}`)}{' '}
      {kind === undefined || code === undefined ? null : (
        <>
          {t('attempt.called')} <Code>{code}</Code>
        </>
      )}
    </>
  );
}
