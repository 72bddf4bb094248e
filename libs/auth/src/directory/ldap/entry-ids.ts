import { EqualityFilter, type Filter } from 'ldapts';
import type { EntryAttributes } from './entry-attributes';

const OBJECT_GUID = 'objectGUID';
/** Ids that are text, most widespread first. */
const textIds = ['entryUUID', 'nsUniqueId', 'ipaUniqueID'] as const;

/** Attributes that stay the same when an entry is renamed or moved. */
export const idAttributes: readonly string[] = [...textIds, OBJECT_GUID];

/** The ids that an entry has, best first: entryUUID, objectGUID as 32 hexadecimal digits, nsUniqueId, ipaUniqueID. */
export function entryIdsOf(attributes: EntryAttributes): string[] {
  const [uuid, ...others] = textIds.map((name) => attributes.text(name)?.toLowerCase());
  const guid = attributes.bytes(OBJECT_GUID);
  const ids = [uuid, guid?.length === 16 ? guid.toString('hex') : undefined, ...others];
  return ids.filter((id) => id !== undefined);
}

type IdShape = 'guid' | 'uuid' | 'quarters' | 'dn';

/** Ids of one shape are of one kind, and two of them are two entries. */
function shapeOf(id: string): IdShape {
  if (/^[\da-f]{32}$/.test(id)) return 'guid';
  if (/^[\da-f]{8}(?:-[\da-f]{8}){3}$/.test(id)) return 'quarters';
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return 'uuid';
  return 'dn';
}

/** What finds an entry by its id; nothing where the id is a DN. */
export function filtersOfEntryId(id: string): Filter[] {
  switch (shapeOf(id)) {
    case 'guid':
      return [new EqualityFilter({ attribute: OBJECT_GUID, value: Buffer.from(id, 'hex') })];
    case 'quarters':
      return [new EqualityFilter({ attribute: 'nsUniqueId', value: id })];
    case 'uuid':
      return ['entryUUID', 'ipaUniqueID'].map((attribute) => new EqualityFilter({ attribute, value: id }));
    case 'dn':
      return [];
  }
}

/** Whether an entry with these ids is certainly not the one that had this id. */
export function isAnotherEntry(id: string, ids: readonly string[]): boolean {
  return !ids.includes(id) && ids.some((other) => shapeOf(other) === shapeOf(id));
}
