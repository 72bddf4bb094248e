import { describe, expect, it } from 'vitest';
import { directoryDefaults } from '@app/config';
import { type DirectoryChange, settleChange } from './directory-change';

const environment = {
  ...{ urls: ['ldaps://one.test'], searchBase: 'dc=test' },
  ...{ bindDn: 'cn=relay,dc=test', bindPassword: 'of the environment' },
};
const settle = (change: DirectoryChange, owner = {}) =>
  settleChange(change, { owner, environment, defaults: directoryDefaults });

describe('settleChange', () => {
  it('replaces what is named, keeps what is not, and gives back what is null', () => {
    const owner = { searchBase: 'ou=a,dc=test', syncMinutes: 7, timeoutMs: 900 };
    expect(settle({ searchBase: null, syncMinutes: 9, emailAttribute: 'mail' }, owner)).toEqual({
      outcome: 'accepted',
      owner: { timeoutMs: 900, syncMinutes: 9, emailAttribute: 'mail' },
    });
  });

  it.each([
    [{ urls: ['ldap://one.test'], bindPassword: 'x' }, 'urls'],
    [{ urls: ['http://one.test'] }, 'urls'],
    [{ searchFilter: '(uid=*)' }, 'searchFilter'],
    [{ searchBase: 'people' }, 'searchBase'],
    [{ requiredGroup: 'staff' }, 'requiredGroup'],
    [{ syncMinutes: 0 }, 'syncMinutes'],
    [{ tlsCa: 'not a certificate' }, 'tlsCa'],
  ] satisfies [DirectoryChange, string][])('refuses %j', (change, field) => {
    expect(settle(change)).toMatchObject({ outcome: 'refused', field });
  });

  it('takes an address without protection on this machine, and elsewhere with StartTLS', () => {
    const given = { bindPassword: 'given again' };
    expect(settle({ ...given, urls: ['ldap://127.0.0.1:389'] })).toMatchObject({ outcome: 'accepted' });
    expect(settle({ ...given, urls: ['ldap://[::1]'] })).toMatchObject({ outcome: 'accepted' });
    expect(settle({ ...given, urls: ['ldap://one.test'], startTls: true })).toMatchObject({ outcome: 'accepted' });
    expect(settle({ ...given, urls: ['ldap://127.0.0.1.evil.test'] })).toMatchObject({ field: 'urls' });
  });

  it('does not send a password that nobody gave again to another address', () => {
    const elsewhere = { urls: ['ldaps://one.test', 'ldaps://two.test'] };
    expect(settle(elsewhere)).toMatchObject({ outcome: 'refused', field: 'bindPassword' });
    expect(settle({ ...elsewhere, bindPassword: 'new' })).toMatchObject({ outcome: 'accepted' });
    const own = { urls: ['ldaps://own.test'], bindPassword: 'own' };
    expect(settle({ urls: null }, own)).toMatchObject({ field: 'bindPassword' });
    expect(settle({ bindPassword: null }, own)).toMatchObject({ field: 'bindPassword' });
    expect(settle({ urls: null, bindPassword: null }, own)).toMatchObject({ outcome: 'accepted' });
    expect(settle({ searchBase: 'ou=people,dc=test' }, own)).toMatchObject({ outcome: 'accepted' });
  });
});
