import type { ChainedEntry } from '@app/audit';
import { type JsonObject, asObject, asText } from '@app/protocols';

/** One change of a record, as the audit log has it. */
export interface ChangedRecord {
  readonly id: string;
  readonly verb: 'created' | 'updated' | 'deleted';
  /** Of `updated` the fields that changed; of `deleted` all of them; of `created` none. */
  readonly before: JsonObject;
  /** Of `updated` the fields that changed; of `created` all of them; of `deleted` none. */
  readonly after: JsonObject;
}

/** Undefined for an entry that is about another collection, or no change of a record at all. */
export function changedRecord(entry: ChainedEntry, collection: string): ChangedRecord | undefined {
  const verb = (['created', 'updated', 'deleted'] as const).find((one) => entry.action === `${collection}.${one}`);
  const id = asText(asObject(entry.subject)?.id);
  if (verb === undefined || id === undefined || id === '') return undefined;
  return { id, verb, before: asObject(entry.before) ?? {}, after: asObject(entry.after) ?? {} };
}

/** Whether the record was on until this change, and is off from then on. */
export const isSwitchedOff = ({ verb, before, after }: ChangedRecord): boolean =>
  verb === 'updated' && before.enabled === true && after.enabled === false;

/** Whether the record was there until this change. What was deleted before and now goes for good was not. */
export const isDeleted = ({ verb, before, after }: ChangedRecord): boolean =>
  before.deletedAt === undefined && (verb === 'deleted' || (verb === 'updated' && after.deletedAt !== undefined));
