import canonicalize from 'canonicalize';
import type { JsonObject } from '@app/protocols';

export interface ChangedFields {
  /** Absent for a new record. */
  readonly before?: JsonObject;
  /** Absent for a record that goes. */
  readonly after?: JsonObject;
}

/** The fields of two states of a record that differ. A new record has all of its fields as `after`, one that goes all as `before`. */
export function changedFields(before: JsonObject | undefined, after: JsonObject | undefined): ChangedFields {
  if (!before || !after) return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => canonicalize(before[name]) !== canonicalize(after[name]));
  return { before: only(before, changed), after: only(after, changed) };
}

const only = (record: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(record, name)).map((name) => [name, record[name]]));
