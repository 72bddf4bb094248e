import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../components/badge/state-badge';
import { type Person, stateOf } from './person';

const colours = { active: 'green', disabled: 'gray', suspended: 'orange', deleted: 'red' } as const;

/** Whether somebody may do anything, and if the directory stands against it, why. */
export function PersonStateBadge({ person }: { readonly person: Person }): ReactElement {
  const { t } = useTranslation('people');
  const state = stateOf(person);
  const reason = person.directory?.suspended;
  const why = reason !== undefined && state === 'suspended' ? t(`suspended.${reason}`) : t(`stateMeans.${state}`);
  return (
    <StateBadge look={{ color: colours[state] }} means={why}>
      {t(`state.${state}`)}
    </StateBadge>
  );
}
