import { describe, expect, it } from 'vitest';
import { Environment } from '../environment';
import { SettingsError } from '../settings-error';
import { directoryDefaults, readDirectoryFields } from './read-directory-fields';

const read = (source: NodeJS.ProcessEnv) => readDirectoryFields(new Environment(source));

describe('readDirectoryFields', () => {
  it('says nothing of what the environment leaves open', () => {
    expect(read({ LDAP_URL: '', LDAP_BIND_DN: ' ' })).toEqual({});
  });

  it('decodes what is set', () => {
    expect(
      read({
        LDAP_URL: 'ldaps://one.test, ldap://two.test:1389',
        LDAP_BIND_DN: 'cn=relay,dc=test',
        LDAP_BIND_PASSWORD: 'hunter2',
        LDAP_STARTTLS: 'true',
        LDAP_USER_ATTR_USERNAME: 'sAMAccountName',
        LDAP_ROLE_MAP: '{"cn=heads,dc=test":"admin","cn=ops,dc=test":"operator"}',
        LDAP_SYNC_MINUTES: '10',
        LDAP_MAX_STALENESS_HOURS: '0',
      }),
    ).toEqual({
      urls: ['ldaps://one.test', 'ldap://two.test:1389'],
      bindDn: 'cn=relay,dc=test',
      bindPassword: 'hunter2',
      startTls: true,
      usernameAttribute: 'sAMAccountName',
      roleMap: [
        { groupDn: 'cn=heads,dc=test', role: 'admin' },
        { groupDn: 'cn=ops,dc=test', role: 'operator' },
      ],
      syncMinutes: 10,
      maxStalenessHours: 0,
    });
  });

  it.each([
    [{ LDAP_STARTTLS: 'yes' }, /^LDAP_STARTTLS must be true or false, but it is "yes"$/],
    [{ LDAP_SYNC_MINUTES: '5m' }, /^LDAP_SYNC_MINUTES must be a whole number/],
    [{ LDAP_TIMEOUT_MS: '-1' }, /^LDAP_TIMEOUT_MS must be a whole number/],
    [{ LDAP_ROLE_MAP: 'admin' }, /^LDAP_ROLE_MAP must be a JSON object of group DN to role/],
    [{ LDAP_ROLE_MAP: '["admin"]' }, /^LDAP_ROLE_MAP must be a JSON object/],
    [{ LDAP_ROLE_MAP: '{"cn=a":"root"}' }, /^LDAP_ROLE_MAP must be a JSON object/],
    [{ LDAP_ROLE_MAP: '{"cn=a":["admin"]}' }, /^LDAP_ROLE_MAP must be a JSON object/],
    [{ LDAP_ROLE_MAP: 'null' }, /^LDAP_ROLE_MAP must be a JSON object/],
  ])('refuses %j with one clear line', (source, message) => {
    expect(() => read(source)).toThrow(SettingsError);
    expect(() => read(source)).toThrow(message);
  });
});

describe('directoryDefaults', () => {
  it('are those of the table of variables', () => {
    expect(directoryDefaults).toEqual({
      searchFilter: '(uid={{username}})',
      startTls: false,
      usernameAttribute: 'uid',
      emailAttribute: 'mail',
      displayNameAttribute: 'cn',
      syncMinutes: 5,
      timeoutMs: 5_000,
      maxStalenessHours: 24,
    });
  });
});
