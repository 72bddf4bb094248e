import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectoryPerson, type DirectorySettings, LdapDirectory } from '@app/auth';
import { activeDirectorySettings, directorySettings, withoutFields } from '../support/slapd/directory-settings';
import { group, person } from '../support/slapd/entries';
import { missingForSlapd } from '../support/slapd/programs';
import { Slapd } from '../support/slapd/slapd';

const yes = (): Promise<boolean> => Promise.resolve(true);
const alice = person('alice').dn;
const service = 'cn=relay,ou=services,dc=example,dc=test';
const nobody = /^cn=[\da-f-]{36},dc=example,dc=test$/;

describe.skipIf(missingForSlapd.length > 0)('signing in with an LDAP directory', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await Slapd.start();
  });
  afterAll(() => slapd.stop());
  const directory = (changed: Partial<DirectorySettings> = {}): LdapDirectory =>
    new LdapDirectory(directorySettings(slapd, changed));
  const verdictOf = async (username: string, password: string, from = directory()): Promise<string> =>
    (await from.verify(username, password, yes)).verdict;
  /** DNs of the binds that some work makes. */
  const bindsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    const before = await slapd.bindCount();
    await work();
    return (await slapd.binds()).slice(before);
  };

  it('knows a person with the right password, with what the entry says of them', async () => {
    expect(await directory().verify('alice', 'alice-password', yes)).toEqual({
      verdict: 'right',
      person: {
        entryId: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/) as string,
        dn: alice,
        ...{ username: 'alice', email: 'alice@example.test', displayName: 'Alice Archer' },
        groups: [
          'cn=everyone,ou=groups,dc=example,dc=test',
          'cn=relay-admins,ou=groups,dc=example,dc=test',
          'cn=relay-users,ou=groups,dc=example,dc=test',
        ],
      },
    });
  });

  it('takes the first of several addresses, and leaves out what the entry does not have', async () => {
    expect(await directory().verify('bob', 'bob-password', yes)).toMatchObject({
      person: { email: 'bob@example.test' },
    });
    const { verdict, ...carol } = await directory().verify('carol', 'carol-password', yes);
    expect({ verdict, carol }).toMatchObject({
      verdict: 'right',
      carol: { person: { displayName: 'Carol Chen', groups: [] } },
    });
    expect(carol).not.toHaveProperty('person.email');
  });

  it('makes one bind with a password, right or wrong', async () => {
    expect(await bindsOf(() => verdictOf('alice', 'alice-password'))).toEqual([service, alice, service]);
    expect(await bindsOf(() => verdictOf('alice', 'wrong'))).toEqual([service, alice]);
    expect(await verdictOf('alice', 'wrong')).toBe('wrong-password');
  });

  it('makes a bind as nobody for a name that it does not know', async () => {
    const binds = await bindsOf(async () => {
      expect(await verdictOf('zoe', 'zoe-password')).toBe('unknown-user');
    });
    expect(binds).toEqual([service, expect.stringMatching(nobody)]);
  });

  it('asks before the password goes anywhere, with the name that the entry has', async () => {
    const asked: DirectoryPerson[] = [];
    const binds = await bindsOf(async () => {
      const { verdict } = await directory().verify('ALICE', 'alice-password', (somebody) => {
        asked.push(somebody);
        return Promise.resolve(false);
      });
      expect(verdict).toBe('not-asked');
    });
    expect(asked).toMatchObject([{ dn: alice, username: 'alice' }]);
    expect(binds).toEqual([service, expect.stringMatching(nobody)]);
  });

  it('lets a failure of the question through, and binds as nobody', async () => {
    const failure = new Error('The store is away');
    const binds = await bindsOf(() =>
      expect(directory().verify('alice', 'alice-password', () => Promise.reject(failure))).rejects.toBe(failure),
    );
    expect(binds).toEqual([service]);
  });

  it.each([
    '*',
    'a*',
    '*alice',
    'alice)(uid=*',
    '*)(|(uid=*',
    'alice)(objectClass=*))(|(uid=x',
    String.raw`\2a`,
    'alice\0',
  ])('takes %j for a name and not for a part of the filter', async (username) => {
    expect(await verdictOf(username, 'alice-password')).toBe('unknown-user');
  });

  it.each([
    ['we*ird(name)\\', String.raw`p@ss "word" \ *()`],
    ['jörg.müller', 'pässwört-🔑'],
  ])('knows %s', async (username, password) => {
    expect(await directory().verify(username, password, yes)).toMatchObject({ verdict: 'right', person: { username } });
    expect(await verdictOf(username, `${password} `)).toBe('wrong-password');
  });

  it('knows nobody where a search finds two', async () => {
    const byMail = directory({ searchFilter: '(mail={{username}})' });
    expect(await verdictOf('dave@example.test', 'dave1-password', byMail)).toBe('unknown-user');
    expect(await verdictOf('alice@example.test', 'alice-password', byMail)).toBe('right');
  });

  it('knows nobody whose entry has no user name', async () => {
    const strange = directory({ attributes: { username: 'employeeNumber', email: 'mail', displayName: 'cn' } });
    expect(await verdictOf('alice', 'alice-password', strange)).toBe('unknown-user');
  });

  it('searches without a name of its own where none is set, and finds nobody who is not shown', async () => {
    const anonymous = withoutFields(directorySettings(slapd), 'bindDn', 'bindPassword');
    await expect(new LdapDirectory(anonymous).verify('alice', 'alice-password', yes)).rejects.toMatchObject({
      name: 'DirectoryUnavailableError',
      step: 'search',
    });
  });

  describe('in the manner of Active Directory', () => {
    const activeDirectory = (changed: Partial<DirectorySettings> = {}): LdapDirectory =>
      new LdapDirectory(activeDirectorySettings(slapd, changed));

    it.each(['eevans', 'EEvans', 'eevans@ad.test'])('knows %s, with one bind', async (username) => {
      const binds = await bindsOf(async () => {
        expect(await activeDirectory().verify(username, 'eevans-password', yes)).toMatchObject({
          verdict: 'right',
          person: {
            ...{ username: 'eevans', entryId: '000102030405060708090a0b0c0d0eff' },
            groups: ['cn=relay admins,ou=groups,dc=ad,dc=test', 'cn=relay users,ou=groups,dc=ad,dc=test'],
          },
        });
      });
      expect(binds.filter((dn) => dn.startsWith('cn=Eve'))).toHaveLength(1);
    });

    it('sends no password for somebody who is switched off', async () => {
      const binds = await bindsOf(async () => {
        expect(await activeDirectory().verify('fold', 'fold-password', yes)).toMatchObject({
          verdict: 'suspended',
          person: { suspended: 'disabled', dn: String.raw`cn=Old\2C Frank,ou=people,dc=ad,dc=test` },
        });
      });
      expect(binds.filter((dn) => dn.includes('Frank'))).toEqual([]);
    });
  });

  describe('with a required group', () => {
    it('lets those in who are in it, also by way of another group, however its name is written', async () => {
      const requiredGroup = 'CN = Everyone, OU=Groups, dc=EXAMPLE, dc=test';
      expect(await verdictOf('bob', 'bob-password', directory({ requiredGroup }))).toBe('right');
    });

    it('suspends those who are not, once their password was right', async () => {
      const demanding = directory({ requiredGroup: group('relay-admins', []).dn });
      expect(await demanding.verify('bob', 'bob-password', yes)).toMatchObject({
        verdict: 'suspended',
        person: { suspended: 'not-in-required-group' },
      });
      expect(await verdictOf('bob', 'wrong', demanding)).toBe('wrong-password');
    });
  });

  it('leaves it to the server whether a lock is over that ends by itself', async () => {
    const policy = 'cn=policy,dc=example,dc=test';
    await slapd.add(
      {
        dn: policy,
        attributes: {
          ...{ objectClass: ['device', 'pwdPolicy'], cn: 'policy', pwdAttribute: 'userPassword' },
          ...{ pwdLockout: 'TRUE', pwdMaxFailure: '5', pwdLockoutDuration: '3600' },
        },
      },
      person('lena'),
    );
    const lena = person('lena').dn;
    await slapd.set(lena, { pwdPolicySubentry: policy, pwdAccountLockedTime: generalizedTime(-60) });
    expect(await verdictOf('lena', 'lena-password')).toBe('suspended');
    await slapd.set(lena, { pwdAccountLockedTime: generalizedTime(-7_200) });
    expect(await verdictOf('lena', 'wrong')).toBe('suspended');
    await slapd.set(lena, { pwdAccountLockedTime: generalizedTime(-7_200) });
    const unlocked = await directory().verify('lena', 'lena-password', yes);
    expect(unlocked.verdict).toBe('right');
    expect(unlocked).not.toHaveProperty('person.suspended');
  });
});

/** @param seconds from now */
function generalizedTime(seconds: number): string {
  return new Date(Date.now() + seconds * 1_000).toISOString().replace(/[-:T]|\.\d+/g, '');
}
