import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

const colours = {
  completed: 'green',
  'caller-left': 'gray',
  'upstream-failed': 'red',
  'upstream-interrupted': 'orange',
  'gateway-lost': 'red',
  refused: 'orange',
} as const;
type Outcome = keyof typeof colours;

const isOutcome = (word: string): word is Outcome => Object.hasOwn(colours, word);

/** What came of a request, and the status that its client got. */
export function OutcomeBadge({ outcome, status }: { readonly outcome: string; readonly status: number }): ReactElement {
  const { t } = useTranslation('requests');
  const word = isOutcome(outcome) ? t(`outcome.${outcome}`) : outcome;
  return (
    <Badge
      variant="light"
      color={isOutcome(outcome) ? colours[outcome] : 'gray'}
      tt="none"
      style={{ minWidth: 'max-content' }}
    >
      {status === 0 ? t('outcomeWithoutStatus', { outcome: word }) : t('outcomeWithStatus', { outcome: word, status })}
    </Badge>
  );
}
