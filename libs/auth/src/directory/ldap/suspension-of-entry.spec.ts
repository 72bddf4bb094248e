import { describe, expect, it } from 'vitest';
import { EntryAttributes } from './entry-attributes';
import { suspensionOf } from './suspension-of-entry';

const now = Date.UTC(2026, 10, 21);
/** FILETIME of a moment, in tenths of a microsecond since 1601. */
const fileTime = (at: number): string => String(BigInt(at) * 10_000n + 116_444_736_000_000_000n);
const suspension = (attributes: Record<string, string | string[]>): unknown =>
  suspensionOf(new EntryAttributes({ dn: 'cn=a', ...attributes }), now);

describe('suspensionOf', () => {
  it('says nothing of an entry that says nothing', () => {
    expect(suspension({ memberOf: [] })).toBeUndefined();
  });

  it.each([
    ['0', undefined],
    ['9223372036854775807', undefined],
    [fileTime(now + 1), undefined],
    [fileTime(now), 'expired'],
    [fileTime(now - 1), 'expired'],
    ['1', 'expired'],
    ['never', undefined],
    ['', undefined],
  ])('takes accountExpires %s for %s', (accountExpires, reason) => {
    expect(suspension({ accountExpires })).toEqual(reason && { reason, mayHavePassed: false });
  });

  it.each([
    ['514', 'disabled'],
    ['2', 'disabled'],
    ['-2147483646', 'disabled'],
    ['512', undefined],
    ['0x202', undefined],
  ])('takes userAccountControl %s for %s', (userAccountControl, reason) => {
    expect(suspension({ userAccountControl })).toEqual(reason && { reason, mayHavePassed: false });
  });

  it.each([
    ['000001010000Z', false],
    ['20261121000000Z', true],
    ['20261121000000.123456Z', true],
  ])('takes a lock since %s for one that may have passed: %s', (pwdAccountLockedTime, mayHavePassed) => {
    expect(suspension({ pwdAccountLockedTime })).toEqual({ reason: 'locked', mayHavePassed });
  });

  it('takes the computed lock of Active Directory for one that may have passed', () => {
    const computed = { 'msDS-User-Account-Control-Computed': '16' };
    expect(suspension(computed)).toEqual({ reason: 'locked', mayHavePassed: true });
  });

  it('names what weighs most', () => {
    const all = { nsAccountLock: 'TRUE', accountExpires: '1', pwdAccountLockedTime: '20261121000000Z' };
    expect(suspension(all)).toMatchObject({ reason: 'disabled' });
    expect(suspension({ ...all, nsAccountLock: 'FALSE' })).toMatchObject({ reason: 'expired' });
  });

  it('reads names of attributes in any case', () => {
    expect(suspension({ USERACCOUNTCONTROL: '514' })).toMatchObject({ reason: 'disabled' });
  });
});
