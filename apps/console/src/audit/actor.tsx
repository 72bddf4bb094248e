import { Anchor, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { oneOf } from '../lists/one-of';
import { type AuditEntry, tasks } from './audit-entry';

/** Who did it: somebody who was signed in, somebody who was not, or the relay itself. */
export function Actor({ actor }: { readonly actor: AuditEntry['actor'] }): ReactElement {
  const { t } = useTranslation('audit');
  const { kind, id, username, task } = actor;
  if (kind === 'system') {
    const known = oneOf(tasks, task);
    return (
      <Text component="span" inherit c="dimmed">
        {t('actor.system', { task: known === undefined ? (task ?? '') : t(`task.${known}`) })}
      </Text>
    );
  }
  if (kind === 'anonymous' || id === undefined) {
    return (
      <Text component="span" inherit c="dimmed">
        {username === undefined ? t('actor.nobody') : t('actor.tried', { username })}
      </Text>
    );
  }
  return (
    <Anchor component={Link} to={`/people/${encodeURIComponent(id)}`} inherit>
      {username ?? id}
    </Anchor>
  );
}
