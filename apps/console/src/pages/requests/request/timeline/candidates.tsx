import { List, Spoiler, Stack, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format/use-format';
import { Named } from '../../named';
import type { Choice, Reason } from '../explanation';
import type { AccountNames } from '../use-account-names';
import { groupCandidates, otherAccounts } from './group-candidates';
import { useReasonWords } from './use-reason-words';

export interface CandidatesProps {
  readonly choice: Choice;
  readonly names: AccountNames;
}

/** The accounts that there were, by what spoke against them. */
export function Candidates({ choice, names }: CandidatesProps): ReactElement | null {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const words = useReasonWords();
  const groups = groupCandidates(choice.candidates);
  const others = otherAccounts(choice);
  if (groups.length === 0 && others.length === 0) return <Text size="sm">{t('candidates.none')}</Text>;
  const title = (reasons: readonly Reason[]): string =>
    reasons.length === 0 ? t('candidates.eligible') : reasons.map(words).join(', ');
  return (
    <Spoiler maxHeight={180} showLabel={t('candidates.more')} hideLabel={t('candidates.less')}>
      <Stack gap={4}>
        <List size="sm" spacing={4} center={false}>
          {groups.map(({ reasons, accountIds }) => (
            <List.Item key={reasons.join(' ')} icon={<Mark isEligible={reasons.length === 0} />}>
              <Text component="span" size="sm" fw={500}>
                {t('candidates.group', {
                  reasons: title(reasons),
                  count: accountIds.length,
                  total: format.count(accountIds.length),
                })}
              </Text>{' '}
              {accountIds.map((id, index) => (
                <Fragment key={id}>
                  {index === 0 ? null : ', '}
                  <Named name={names.get(id)} id={id} to={`/accounts/${id}`} isInText />
                </Fragment>
              ))}
            </List.Item>
          ))}
          {others.map(({ reason, count }) => (
            <List.Item key={`others ${reason}`} icon={<Mark isEligible={reason === 'eligible'} />}>
              <Text component="span" size="sm">
                {t('candidates.others', {
                  ...{ count, total: format.count(count) },
                  reason: reason === 'eligible' ? t('candidates.eligible') : words(reason),
                })}
              </Text>
            </List.Item>
          ))}
        </List>
      </Stack>
    </Spoiler>
  );
}

function Mark({ isEligible }: { readonly isEligible: boolean }): ReactElement {
  return isEligible ? (
    <IconCheck size={14} color="var(--mantine-color-green-text)" aria-hidden />
  ) : (
    <IconX size={14} color="var(--mantine-color-dimmed)" aria-hidden />
  );
}
