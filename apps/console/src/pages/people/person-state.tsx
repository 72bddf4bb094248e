import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, stateOf } from './person';
import { Hint } from '../../components/hint';

const colours = { active: 'green', disabled: 'gray', suspended: 'orange', deleted: 'red' } as const;

/** Whether somebody may do anything, and if the directory stands against it, why. */
export function PersonStateBadge({ person }: { readonly person: Person }): ReactElement {
  const { t } = useTranslation('people');
  const state = stateOf(person);
  const badge = (
    <Badge color={colours[state]} variant="light" tt="none" style={{ minWidth: 'max-content' }}>
      {t(`state.${state}`)}
    </Badge>
  );
  const reason = person.directory?.suspended;
  const why = reason !== undefined && state === 'suspended' ? t(`suspended.${reason}`) : t(`stateMeans.${state}`);
  return (
    <Hint label={why} maw="20rem">
      {badge}
    </Hint>
  );
}
