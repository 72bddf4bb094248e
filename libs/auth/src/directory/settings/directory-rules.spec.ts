import { describe, expect, it } from 'vitest';
import { SettingsError, directoryDefaults } from '@app/config';
import { requireGoodVariables } from './directory-rules';

const good = { urls: ['ldaps://one.test'], searchBase: 'dc=test' };

describe('requireGoodVariables', () => {
  it('has nothing against an environment without a directory, or with a whole one', () => {
    expect(() => requireGoodVariables({}, directoryDefaults)).not.toThrow();
    expect(() => requireGoodVariables(good, directoryDefaults)).not.toThrow();
  });

  it.each([
    [{ urls: ['ldap://one.test'] }, /^LDAP_URL must begin with ldaps:/],
    [{ urls: ['ldaps://user:hunter2@one.test'] }, /^LDAP_URL must be addresses/],
    [{ urls: ['ldaps://one.test/dc=test'] }, /^LDAP_URL must be addresses/],
    [{ searchBase: 'people' }, /^LDAP_SEARCH_BASE must be a DN/],
    [{ searchFilter: '(uid={{username}}*)' }, /^LDAP_SEARCH_FILTER is no search filter/],
    [{ searchFilter: '(uid=ada)' }, /^LDAP_SEARCH_FILTER is no search filter/],
    [{ bindDn: 'cn=relay,dc=test' }, /^LDAP_BIND_PASSWORD must be set/],
    [{ bindPassword: 'hunter2' }, /^LDAP_BIND_DN must be set/],
    [{ usernameAttribute: 'uid)(x' }, /^LDAP_USER_ATTR_USERNAME must be the name of an attribute$/],
    [{ roleMap: [{ groupDn: 'admins', role: 'admin' as const }] }, /^LDAP_ROLE_MAP must be pairs/],
    [{ syncMinutes: 0 }, /^LDAP_SYNC_MINUTES must be a whole number from 1 to 1440$/],
    [{ timeoutMs: 5 }, /^LDAP_TIMEOUT_MS must be a whole number from 100 to 60000$/],
    [{ tlsCa: '-----BEGIN CERTIFICATE-----' }, /^LDAP_TLS_CA must be certificates in PEM$/],
  ])('refuses %j with one line that holds no secret', (changed, message) => {
    const check = () => requireGoodVariables({ ...good, ...changed }, directoryDefaults);
    expect(check).toThrow(SettingsError);
    expect(check).toThrow(message);
    expect(check).not.toThrow(/hunter2|\n/);
  });

  it('wants a search base where there are addresses', () => {
    expect(() => requireGoodVariables({ urls: good.urls }, directoryDefaults)).toThrow(/^LDAP_SEARCH_BASE must be set/);
  });
});
