import type { ApiKey } from '@app/api-keys';
import type { ChainedEntry } from '@app/audit';
import type { NewEvent } from '@app/events';
import { asText } from '@app/protocols';
import { plainLine } from '@app/common';
import { knownData } from '../known-data';
import { actorWords } from './actor-words';
import { type ChangedRecord, changedRecord, isDeleted, isSwitchedOff } from './changed-record';
import type { KnownRecords } from './known-records';

const LONGEST_NAME = 100;

type KeyFacts = Partial<Pick<ApiKey, 'name' | 'userId' | 'origin' | 'groupId' | 'expiresAt'>>;

/** `key.created` and `key.revoked`. A key that is restored, switched on, rotated or handed over tells nothing. */
export function keyEvent(entry: ChainedEntry, records: KnownRecords): NewEvent | undefined {
  const change = changedRecord(entry, 'api-keys');
  if (!change) return undefined;
  if (change.verb === 'created') return telling('key.created', entry, change, records);
  if (isDeleted(change)) return telling('key.revoked', entry, change, records, 'deleted');
  return isSwitchedOff(change) ? telling('key.revoked', entry, change, records, 'disabled') : undefined;
}

function telling(
  type: 'key.created' | 'key.revoked',
  entry: ChainedEntry,
  change: ChangedRecord,
  records: KnownRecords,
  reason?: 'deleted' | 'disabled',
): NewEvent {
  const { name, userId, origin = 'administrator', groupId, expiresAt } = factsOf(change, records);
  const username = userId === undefined ? undefined : records.user(userId)?.username;
  const actor = actorWords(entry);
  const owner = username === undefined ? '' : ` of ${plainLine(username, LONGEST_NAME)}`;
  const verb = type === 'key.created' ? 'created' : reason === 'disabled' ? 'switched off' : 'revoked';
  return {
    type,
    at: entry.at,
    summary: `Key ${plainLine(name ?? change.id, LONGEST_NAME)}${owner} was ${verb} by ${actor.name}`,
    data: knownData({
      ...{ keyId: change.id, keyName: name, userId, username, origin, reason },
      ...(type === 'key.created' ? { expiresAt } : {}),
      ...{ ...actor.data, auditId: entry.id },
    }),
    ...(groupId === undefined ? {} : { groupIds: [groupId] }),
  };
}

/** As the entry says where it has all of the record, else as the key is now. */
function factsOf({ id, verb, before, after }: ChangedRecord, records: KnownRecords): KeyFacts {
  if (verb === 'updated') return records.key(id) ?? {};
  const record = verb === 'created' ? after : before;
  const fields = (['name', 'userId', 'origin', 'groupId', 'expiresAt'] as const).flatMap((field) => {
    const text = asText(record[field]);
    return text === undefined ? [] : [[field, text]];
  });
  return Object.fromEntries(fields) as KeyFacts;
}
