import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../components/badge/state-badge';

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
    <StateBadge look={{ color: isOutcome(outcome) ? colours[outcome] : 'gray' }}>
      {status === 0 ? t('outcomeWithoutStatus', { outcome: word }) : t('outcomeWithStatus', { outcome: word, status })}
    </StateBadge>
  );
}
