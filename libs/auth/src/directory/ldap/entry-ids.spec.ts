import { describe, expect, it } from 'vitest';
import { EntryAttributes } from './entry-attributes';
import { entryIdsOf, filtersOfEntryId, isAnotherEntry } from './entry-ids';

const uuid = 'd3fe4b7c-7a0e-1041-8a23-5560fe2e0fa3';
const otherUuid = 'd3fe5cca-7a0e-1041-8a24-5560fe2e0fa3';
const quarters = '66446001-1dd211b2-80f7e5cb-5e0f0000';
const guid = '000102030405060708090a0b0c0d0eff';

describe('ids of entries', () => {
  it('come from every server in one spelling, best first', () => {
    const entry = {
      ...{ dn: 'cn=a', ipaUniqueID: otherUuid, nsUniqueId: quarters.toUpperCase(), entryUUID: uuid.toUpperCase() },
      objectGUID: Buffer.from(guid, 'hex'),
    };
    expect(entryIdsOf(new EntryAttributes(entry))).toEqual([uuid, guid, quarters, otherUuid]);
    expect(entryIdsOf(new EntryAttributes({ dn: 'cn=a', objectGUID: [] }))).toEqual([]);
    expect(entryIdsOf(new EntryAttributes({ dn: 'cn=a', objectGUID: Buffer.from('short') }))).toEqual([]);
  });

  it.each([
    [uuid, [`(entryUUID=${uuid})`, `(ipaUniqueID=${uuid})`]],
    [quarters, [`(nsUniqueId=${quarters})`]],
    ['cn=a,dc=b', []],
    ['*', []],
    ['', []],
  ])('are looked for by what they look like: %s', (id, filters) => {
    expect(filtersOfEntryId(id).map(String)).toEqual(filters);
  });

  it('are looked for as bytes where they are objectGUID', () => {
    expect(filtersOfEntryId(guid)).toMatchObject([{ attribute: 'objectGUID', value: Buffer.from(guid, 'hex') }]);
  });

  it.each([
    [uuid, [otherUuid], true],
    [uuid, [otherUuid, uuid], false],
    [uuid, [guid], false],
    [uuid, [], false],
    ['cn=a', [uuid], false],
  ])('tell whether %s with %j is another entry: %s', (id, ids, isAnother) => {
    expect(isAnotherEntry(id, ids)).toBe(isAnother);
  });
});
