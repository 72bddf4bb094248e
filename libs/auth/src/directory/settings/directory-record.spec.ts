import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDirectoryRecord } from './directory-record';

describe('decodeDirectoryRecord', () => {
  it('reads back what was written', () => {
    const record = {
      ...{ id: 'directory', enabled: false, urls: ['ldaps://one.test'], bindPassword: 'v1.k.a.b.c' },
      roleMap: [{ groupDn: 'cn=a,dc=test', role: 'admin' }],
    };
    expect(decodeDirectoryRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it.each([
    null,
    'text',
    [],
    { urls: 'ldaps://one.test' },
    { enabled: 'no' },
    { syncMinutes: '5' },
    { bindPassword: 7 },
    { roleMap: [{ groupDn: 'cn=a,dc=test', role: 'root' }] },
    { roleMap: [null] },
  ])('takes %j for something that cannot be read, and not for nothing', (value) => {
    expect(decodeDirectoryRecord(value)).toEqual({ id: 'directory', unreadable: true });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => decodeDirectoryRecord(value).id === 'directory'));
  });
});
