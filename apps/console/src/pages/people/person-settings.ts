import type { components } from '@app/admin-client';
import type { Figure } from '../../keys/figure';
import { type LimitValues, isSameLimits, limitValuesOf, limitsOf, noLimitValues } from '../../keys/limit-values';
import type { Person, PersonChange, Role } from './person';

/** What administrators say of somebody, as fields of a form hold it. */
export interface PersonSettings {
  readonly displayName: string;
  readonly email: string;
  readonly role: Role;
  readonly groupIds: readonly string[];
  readonly tags: readonly string[];
  readonly queueWeight: Figure;
  readonly limits: LimitValues;
}

export const noSettings: PersonSettings = {
  ...{ displayName: '', email: '', role: 'member', groupIds: [], tags: [], queueWeight: '', limits: noLimitValues },
};

export const settingsOf = (person: Person): PersonSettings => ({
  displayName: person.displayName ?? '',
  email: person.email ?? '',
  role: person.role,
  groupIds: person.groupIds,
  tags: person.tags,
  queueWeight: person.queueWeight ?? '',
  limits: limitValuesOf(person.limits),
});

/** Only what differs from before: a role that is said anew would end sessions, and name and address may be the directory's. */
export function changeOf(person: Person, settings: PersonSettings): PersonChange {
  const before = settingsOf(person);
  const [displayName, email] = [settings.displayName.trim(), settings.email.trim()];
  const { role, queueWeight } = settings;
  const limits = limitsOf(settings.limits);
  return {
    ...(displayName === before.displayName ? {} : { displayName }),
    ...(email === before.email ? {} : { email: email === '' ? null : email }),
    ...(role === before.role ? {} : { role }),
    ...(isSameList(settings.groupIds, before.groupIds) ? {} : { groupIds: [...settings.groupIds] }),
    ...(isSameList(settings.tags, before.tags) ? {} : { tags: [...settings.tags] }),
    ...(queueWeight === before.queueWeight ? {} : { queueWeight: queueWeight === '' ? null : queueWeight }),
    ...(isSameLimits(settings.limits, before.limits)
      ? {}
      : { limits: Object.keys(limits).length === 0 ? null : limits }),
  };
}

/** What a new person is to be given: what says nothing is left out. */
export function newSettingsOf(settings: PersonSettings): Omit<components['schemas']['NewUserRequest'], 'username'> {
  const { role, groupIds, tags, queueWeight } = settings;
  const [displayName, email, limits] = [settings.displayName.trim(), settings.email.trim(), limitsOf(settings.limits)];
  return {
    ...{ role, mustChangePassword: true },
    ...(displayName === '' ? {} : { displayName }),
    ...(email === '' ? {} : { email }),
    ...(groupIds.length === 0 ? {} : { groupIds: [...groupIds] }),
    ...(tags.length === 0 ? {} : { tags: [...tags] }),
    ...(queueWeight === '' ? {} : { queueWeight }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);
