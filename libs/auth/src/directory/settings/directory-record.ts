import type { DirectoryFields } from '@app/config';
import { directoryFieldNames, valueObjection } from './directory-rules';

export const DIRECTORY_RECORD = 'directory';

/** What an owner has set. The password is sealed; a field that is absent is left to the environment. */
export interface DirectoryRecord extends DirectoryFields {
  readonly id: string;
  /** Absent: true. */
  readonly enabled?: boolean;
  /** It was written by something else, or harmed. Never taken for a directory that is switched off. */
  readonly unreadable?: true;
}

/** Never undefined: what somebody has set and nobody can read is not the same as nothing having been set. */
export function decodeDirectoryRecord(value: unknown): DirectoryRecord {
  const id = DIRECTORY_RECORD;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { id, unreadable: true };
  const given = value as Readonly<Record<string, unknown>>;
  const { enabled } = given;
  const named = directoryFieldNames.filter((field) => given[field] !== undefined);
  // A sealed password is longer than the text in it may be: that it is a text is all there is to know before it is opened.
  const isGood = named.every((field) =>
    field === 'bindPassword' ? typeof given[field] === 'string' : valueObjection(field, given[field]) === undefined,
  );
  if (!isGood || (enabled !== undefined && typeof enabled !== 'boolean')) return { id, unreadable: true };
  return {
    id,
    ...(enabled === undefined ? {} : { enabled }),
    ...(Object.fromEntries(named.map((field) => [field, given[field]])) as DirectoryFields),
  };
}

/** What the record says of single fields, the password as it is sealed. */
export const fieldsOf = (record: DirectoryRecord): DirectoryFields =>
  Object.fromEntries(
    directoryFieldNames.filter((field) => record[field] !== undefined).map((field) => [field, record[field]]),
  );
