import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../components/text-link';
import { oneOf } from '../lists/one-of';
import { type AuditEntry, tasks } from './audit-entry';

/** Who did it: somebody who was signed in, somebody who was not, or the relay itself. */
export function Actor({ actor }: { readonly actor: AuditEntry['actor'] }): ReactElement {
  const { t } = useTranslation('audit');
  const { kind, id, username, task } = actor;
  if (kind === 'system') {
    const known = oneOf(tasks, task);
    return (
      <span className="dimmed">
        {t('actor.system', { task: known === undefined ? (task ?? '') : t(`task.${known}`) })}
      </span>
    );
  }
  if (kind === 'anonymous' || id === undefined) {
    return (
      <span className="dimmed">{username === undefined ? t('actor.nobody') : t('actor.tried', { username })}</span>
    );
  }
  return <TextLink to={`/people/${encodeURIComponent(id)}`}>{username ?? id}</TextLink>;
}
