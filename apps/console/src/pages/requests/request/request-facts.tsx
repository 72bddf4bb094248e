import { Code, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button';
import { Fact, Facts } from '../../../components/facts';
import { Count, Dollars, Duration } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { PlatformName } from '../../../components/platform-name/platform-name';
import { usePermission } from '../../../session/use-profile';
import type { UsageRecord } from '../../../usage/records/use-records';
import { ClientName } from '../client-name';
import { PromptTokens } from '../list/prompt-tokens';
import { Named } from '../named';
import type { Explanation } from './explanation';
import { useOperationWords } from '../use-operation-words';

export interface RequestFactsProps {
  readonly explanation: Explanation | undefined;
  readonly record: UsageRecord | undefined;
}

/** A request in short: whose it was, what it asked for, and what came of it. */
export function RequestFacts({ explanation, record }: RequestFactsProps): ReactElement | null {
  const words = useOperationWords();
  const { t } = useTranslation('requests');
  const mayReadPeople = usePermission('users.read');
  const mayReadKeys = usePermission('keys.manage');
  const known = explanation ?? record;
  if (!known) return null;
  const { userId, keyId, startedAt, model, operation, durationMs } = known;
  const isStreaming = explanation?.isStreaming ?? record?.isStreaming;
  const firstByteMs = explanation?.firstByteMs ?? record?.firstByteMs;
  return (
    <Facts>
      <Fact name={t('column.cameIn')}>
        <Moment at={startedAt} />
      </Fact>
      <Fact name={t('column.person')}>
        <Named name={record?.username} id={userId} to={mayReadPeople ? `/people/${userId}` : undefined} />
      </Fact>
      <Fact name={t('column.key')}>
        <Named name={record?.keyName} id={keyId} to={mayReadKeys ? `/all-keys/${keyId}` : undefined} />
      </Fact>
      <Fact name={t('column.model')}>{model}</Fact>
      <Fact name={t('column.operation')}>
        {isStreaming === true ? t('streamedOperation', { operation: words(operation) }) : words(operation)}
      </Fact>
      <Fact name={t('column.duration')}>
        <Duration milliseconds={durationMs} />
      </Fact>
      {firstByteMs === undefined || firstByteMs === null ? null : (
        <Fact name={t('column.firstByte')}>
          <Duration milliseconds={firstByteMs} />
        </Fact>
      )}
      {record ? <RecordFacts record={record} /> : null}
    </Facts>
  );
}

/** What is known of requests that reached an upstream. */
function RecordFacts({ record }: { readonly record: UsageRecord }): ReactElement {
  const { t } = useTranslation('requests');
  const { accountId, accountName, groupId, groupName, platform, client, tokens, costUsd, upstreamRequestId } = record;
  return (
    <>
      <Fact name={t('column.account')}>
        <Named name={accountName} id={accountId} to={`/accounts/${accountId}`} />
      </Fact>
      {groupId === null ? null : (
        <Fact name={t('column.group')}>
          <Named name={groupName} id={groupId} to={`/groups/${groupId}`} />
        </Fact>
      )}
      <Fact name={t('column.platform')}>
        <PlatformName platform={platform} />
      </Fact>
      {client === null ? null : (
        <Fact name={t('column.client')}>
          <ClientName client={client} />
        </Fact>
      )}
      <Fact name={t('column.tokensIn')}>
        <PromptTokens tokens={tokens} />
      </Fact>
      <Fact name={t('column.tokensOut')}>
        <Count value={tokens.output} />
      </Fact>
      {record.reasoningTokens === null ? null : (
        <Fact name={t('column.reasoning')}>
          <Count value={record.reasoningTokens} />
        </Fact>
      )}
      <Fact name={t('column.cost')}>
        {costUsd === null ? (
          <Text component="span" inherit c="orange">
            {t('noPrice')}
          </Text>
        ) : (
          <Dollars value={costUsd} />
        )}
      </Fact>
      <Fact name={t('column.source')}>{t(`source.${record.source}`)}</Fact>
      {upstreamRequestId === null ? null : (
        <Fact name={t('column.upstreamRequest')}>
          <Code>{upstreamRequestId}</Code> <CopyButton value={upstreamRequestId} label={t('copyId')} />
        </Fact>
      )}
    </>
  );
}
