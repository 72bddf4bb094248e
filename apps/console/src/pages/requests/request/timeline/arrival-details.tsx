import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsageRecord } from '../../../../usage/records/use-records';
import { ClientName } from '../../client-name';
import type { Explanation } from '../explanation';
import { useOperationWords } from '../../use-operation-words';

export interface ArrivalDetailsProps {
  readonly explanation: Explanation;
  readonly record: UsageRecord | undefined;
}

/** What was asked for, by which program, and whether it belongs to a conversation. */
export function ArrivalDetails({ explanation, record }: ArrivalDetailsProps): ReactElement {
  const { t } = useTranslation('requests');
  const { model, operation, isStreaming, conversation } = explanation;
  const words = useOperationWords();
  const client = record?.client ?? null;
  return (
    <Text size="sm">
      {t(isStreaming ? 'arrival.streamed' : 'arrival.whole', { model, operation: words(operation) })}{' '}
      {client === null ? null : (
        <>
          {t('arrival.client')} <ClientName client={client} />.{' '}
        </>
      )}
      {t(`arrival.conversation.${conversation ?? 'none'}`)}
    </Text>
  );
}
