import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../../api/control-plane';
import { useFormat } from '../../../../format/use-format';
import { Named } from '../../named';
import type { Choice } from '../explanation';
import type { AccountNames } from '../use-account-names';
import { Candidates } from './candidates';
import { useReasonWords } from './use-reason-words';

export interface ChoiceDetailsProps {
  readonly choice: Choice;
  /** Whether the request was told to belong to a conversation. */
  readonly hasConversation: boolean;
  readonly names: AccountNames;
  /** The account that was chosen; absent: none. */
  readonly chosenId?: string | undefined;
}

/** Where an account was looked for, in which order, what the conversation had to say in it, and which accounts there were. */
export function ChoiceDetails({ choice, hasConversation, names, chosenId }: ChoiceDetailsProps): ReactElement {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { via, strategy, affinity, groupId, queuePosition, waitedMs } = choice;
  const chosen = choice.candidates.find(({ accountId }) => accountId === chosenId);
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t(`via.${via}`)} {groupId === undefined ? null : <GroupName id={groupId} />} {t(`strategy.${strategy}`)}
      </Text>
      {affinity === 'none' || !hasConversation ? null : <Affinity choice={choice} />}
      {queuePosition === undefined ? null : (
        <Text size="sm">
          {t('choice.waited', { place: format.count(queuePosition), waited: format.duration(waitedMs) })}
        </Text>
      )}
      {chosen && chosen.reasons.length > 0 ? <Text size="sm">{t('choice.nonetheless')}</Text> : null}
      <Candidates choice={choice} names={names} />
    </Stack>
  );
}

function Affinity({ choice: { affinity, movedBecause = [] } }: { readonly choice: Choice }): ReactElement | null {
  const { t } = useTranslation('requests');
  const words = useReasonWords();
  if (affinity === 'none') return null;
  const text =
    affinity !== 'moved'
      ? t(`affinity.${affinity}`)
      : movedBecause.length === 0
        ? t('affinity.gone')
        : t('affinity.moved', { reasons: movedBecause.map(words).join(', ') });
  return <Text size="sm">{text}</Text>;
}

function GroupName({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('requests');
  const { data } = controlPlane.useQuery('get', '/admin/account-groups/{id}', { params: { path: { id } } });
  return (
    <>
      {t('choice.group')} <Named name={data?.name} id={id} to={`/groups/${id}`} isInText />.
    </>
  );
}
