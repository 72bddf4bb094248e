import type { DomainEvent } from '@app/common';
import type { LiveEvent, LiveSubjectKind } from '../views/live-event.view';

/** Members of an event's data that say what it is about, the first that is there counts. */
const subjectMembers: readonly (readonly [member: string, kind: LiveSubjectKind])[] = [
  ['endpointId', 'webhooks'],
  ['accountId', 'accounts'],
  ['keyId', 'api-keys'],
  ['userId', 'users'],
  ['groupId', 'account-groups'],
];

export function liveEventOf({ id, type, severity, at, summary, data }: DomainEvent): LiveEvent {
  const subjects = subjectMembers.flatMap(([member, kind]) => {
    const named = data[member];
    return typeof named === 'string' && named !== '' ? [{ kind, id: named }] : [];
  });
  return { id, type, severity, at, summary, data, subject: subjects[0] ?? null };
}
