import type { ChainedEntry } from '@app/audit';
import type { NewEvent } from '@app/events';
import { type JsonObject, asList, asObject, asText } from '@app/protocols';
import { plainLine } from '@app/common';
import { knownData } from '../known-data';
import { actorWords } from './actor-words';
import { type ChangedRecord, changedRecord, isDeleted, isSwitchedOff } from './changed-record';
import type { KnownRecords } from './known-records';

const LONGEST_NAME = 100;

const verbs = { deleted: 'deleted', disabled: 'switched off', suspended: 'suspended' } as const;
type Reason = keyof typeof verbs;

interface UserFacts {
  readonly username?: string | undefined;
  readonly role?: string | undefined;
  readonly provider?: string | undefined;
  readonly groupIds?: readonly string[] | undefined;
}

/** `user.created` and `user.disabled`. Somebody who is restored, switched on or back in the directory tells nothing. */
export function userEvent(entry: ChainedEntry, records: KnownRecords): NewEvent | undefined {
  const change = changedRecord(entry, 'users');
  if (!change) return undefined;
  if (change.verb === 'created') return telling('user.created', entry, change, records);
  const reason = reasonOf(change);
  return reason && telling('user.disabled', entry, change, records, reason);
}

/** The strongest one, where one change does several things. */
function reasonOf(change: ChangedRecord): Reason | undefined {
  if (isDeleted(change)) return 'deleted';
  if (isSwitchedOff(change)) return 'disabled';
  const isSuspended = suspensionIn(change.before) === undefined && suspensionIn(change.after) !== undefined;
  return change.verb === 'updated' && isSuspended ? 'suspended' : undefined;
}

const suspensionIn = (fields: JsonObject): string | undefined => asText(asObject(fields.directory)?.suspended);

function telling(
  type: 'user.created' | 'user.disabled',
  entry: ChainedEntry,
  change: ChangedRecord,
  records: KnownRecords,
  reason?: Reason,
): NewEvent {
  const { username, role, provider, groupIds = [] } = factsOf(change, records);
  const actor = actorWords(entry);
  const suspension = reason === 'suspended' ? suspensionIn(change.after) : undefined;
  const verb = reason === undefined ? 'created' : verbs[reason];
  const why = suspension === undefined ? '' : ` (${plainLine(suspension, LONGEST_NAME)})`;
  return {
    type,
    at: entry.at,
    summary: `User ${plainLine(username ?? change.id, LONGEST_NAME)} was ${verb}${why} by ${actor.name}`,
    data: knownData({
      ...{ userId: change.id, username, role, provider, reason, suspension },
      ...{ ...actor.data, auditId: entry.id },
    }),
    ...(groupIds.length === 0 ? {} : { groupIds }),
  };
}

/** As the entry says where it has all of the record, else as the person is now. */
function factsOf({ id, verb, before, after }: ChangedRecord, records: KnownRecords): UserFacts {
  if (verb === 'updated') return records.user(id) ?? {};
  const { username, role, provider, groupIds } = verb === 'created' ? after : before;
  return {
    ...{ username: asText(username), role: asText(role), provider: asText(provider) },
    groupIds: asList(groupIds).flatMap((groupId) => asText(groupId) ?? []),
  };
}
