import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '@app/admin-client';
import { Fact, Facts } from '../../../components/facts';
import { Count, Dollars, Duration } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { PromptTokens } from '../list/prompt-tokens';
import { Named } from '../named';
import { useOperationWords } from '../use-operation-words';

type OwnRecord = components['schemas']['OwnUsageRecordView'];

export function OwnRequestFacts({ record }: { readonly record: OwnRecord }): ReactElement {
  const { t } = useTranslation('requests');
  const words = useOperationWords();
  const { startedAt, keyId, keyName, model, operation, durationMs, firstByteMs, tokens, costUsd, source } = record;
  return (
    <Facts>
      <Fact name={t('column.cameIn')}>
        <Moment at={startedAt} />
      </Fact>
      <Fact name={t('column.key')}>
        <Named name={keyName} id={keyId} to={`/keys/${keyId}`} />
      </Fact>
      <Fact name={t('column.model')}>{model}</Fact>
      <Fact name={t('column.operation')}>{words(operation)}</Fact>
      <Fact name={t('column.duration')}>
        <Duration milliseconds={durationMs} />
      </Fact>
      {firstByteMs === null ? null : (
        <Fact name={t('column.firstByte')}>
          <Duration milliseconds={firstByteMs} />
        </Fact>
      )}
      <Fact name={t('column.tokensIn')}>
        <PromptTokens tokens={tokens} />
      </Fact>
      <Fact name={t('column.tokensOut')}>
        <Count value={tokens.output} />
      </Fact>
      <Fact name={t('column.cost')}>
        {costUsd === null ? (
          <Text component="span" inherit c="orange">
            {t('noPrice')}
          </Text>
        ) : (
          <Dollars value={costUsd} />
        )}
      </Fact>
      <Fact name={t('column.source')}>{t(`source.${source}`)}</Fact>
    </Facts>
  );
}
