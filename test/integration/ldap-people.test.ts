import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DirectoryPerson, type DirectorySettings, type KnownPerson, LdapDirectory } from '@app/auth';
import { activeDirectorySettings, directorySettings, plainSettings } from '../support/slapd/directory-settings';
import { person } from '../support/slapd/entries';
import { missingForSlapd } from '../support/slapd/programs';
import { Slapd } from '../support/slapd/slapd';

const yes = (): Promise<boolean> => Promise.resolve(true);
const unavailableAt = (step: string): object => ({ name: 'DirectoryUnavailableError', step });

describe.skipIf(missingForSlapd.length > 0)('looking for known people in an LDAP directory', () => {
  let slapd: Slapd;
  beforeEach(async () => {
    slapd = await Slapd.start();
  });
  afterEach(() => slapd.stop());
  const directory = (changed: Partial<DirectorySettings> = {}): LdapDirectory =>
    new LdapDirectory(directorySettings(slapd, changed));
  /** As the record of somebody who has signed in. */
  const known = async (username: string, from = directory()): Promise<DirectoryPerson> => {
    const answer = await from.verify(username, `${username}-password`, yes);
    if (answer.verdict !== 'right') throw new Error(`${username}: ${answer.verdict}`);
    return answer.person;
  };
  const findOne = async (one: KnownPerson, from = directory()): Promise<DirectoryPerson | undefined> =>
    (await from.find([one])).get(one.entryId);

  it('finds them as they are', async () => {
    const people = [await known('alice'), await known('bob'), await known('carol')];
    expect([...(await directory().find(people)).values()]).toEqual(people);
  });

  it('asks nobody where there is nobody to look for', async () => {
    await slapd.kill();
    expect(await directory().find([])).toEqual(new Map());
  });

  it('finds them under another name and in another place', async () => {
    const before = await known('bob');
    const dn = 'uid=robert,ou=people,dc=example,dc=test';
    await slapd.rename(before.dn, dn);
    expect(await findOne(before)).toMatchObject({ entryId: before.entryId, dn, username: 'robert' });
  });

  it('does not find those who are gone, and finds the others', async () => {
    const [alice, bob] = [await known('alice'), await known('bob')];
    await slapd.remove(bob.dn);
    expect([...(await directory().find([alice, bob])).keys()]).toEqual([alice.entryId]);
  });

  it('does not take a new entry with the same DN and the same name for the old one', async () => {
    const carol = await known('carol');
    await slapd.remove(carol.dn);
    await slapd.add(person('carol'));
    expect(await findOne(carol)).toBeUndefined();
  });

  it('does not find those whom the filter has no room for any more', async () => {
    const carol = await known('carol');
    const settings = { searchFilter: '(&(uid={{username}})(!(employeeType=former)))' };
    expect(await findOne(carol, directory(settings))).toMatchObject({ username: 'carol' });
    await slapd.set(carol.dn, { employeeType: 'former' });
    expect(await findOne(carol, directory(settings))).toBeUndefined();
  });

  it('finds a hundred and twenty, each with the groups that they are in', async () => {
    const names = Array.from({ length: 120 }, (_, number) => `person-${number}`);
    await slapd.add(...names.map((name) => person(name)));
    await slapd.set('cn=relay-admins,ou=groups,dc=example,dc=test', { member: names.map((name) => person(name).dn) });
    const asked = names.map((username) => ({ entryId: person(username).dn, dn: person(username).dn, username }));
    const byDn = await directory().find(asked);
    expect(byDn.size).toBe(120);
    const byId = await directory().find([...byDn.values()]);
    expect([...byId.values()]).toEqual([...byDn.values()]);
    for (const { groups } of byId.values()) expect(groups).toEqual(['cn=relay-admins,ou=groups,dc=example,dc=test']);
  });

  it('knows people by objectGUID, whatever bytes it has', async () => {
    const settings = activeDirectorySettings(slapd);
    const eve = await known('eevans', new LdapDirectory(settings));
    await slapd.set(eve.dn, { sAMAccountName: 'eve.evans' });
    expect(await findOne(eve, new LdapDirectory(settings))).toMatchObject({
      entryId: eve.entryId,
      username: 'eve.evans',
    });
    const frank = { entryId: '101112131415161718191a1b1c1d1e1f', dn: 'cn=elsewhere', username: 'elsewhere' };
    expect(await findOne(frank, new LdapDirectory(settings))).toMatchObject({
      username: 'fold',
      suspended: 'disabled',
    });
  });

  it('knows people by their DN where the server shows no ids, and reads groups that name them', async () => {
    const plain = new LdapDirectory(plainSettings(slapd));
    const grace = await known('grace', plain);
    expect(grace).toMatchObject({
      entryId: 'uid=grace,ou=people,dc=plain,dc=test',
      groups: ['around', 'by-name', 'by-unique-name', 'by-user-name'].map(
        (name) => `cn=${name},ou=groups,dc=plain,dc=test`,
      ),
    });
    expect(await findOne(grace, plain)).toEqual(grace);
    await slapd.add({
      dn: 'ou=former,ou=people,dc=plain,dc=test',
      attributes: { objectClass: 'organizationalUnit', ou: 'former' },
    });
    await slapd.rename(grace.dn, 'uid=grace,ou=former,ou=people,dc=plain,dc=test');
    expect(await findOne(grace, plain)).toBeUndefined();
  });

  it('does not look for a DN outside of the search base', async () => {
    const dn = 'cn=relay,ou=services,dc=example,dc=test';
    const one = { entryId: dn, dn, username: 'relay' };
    const settings = {
      searchFilter: '(cn={{username}})',
      attributes: { username: 'cn', email: 'mail', displayName: 'cn' },
    };
    expect(await findOne(one, directory(settings))).toMatchObject({ dn });
    expect(await findOne(one, directory({ ...settings, searchBase: 'ou=people,dc=example,dc=test' }))).toBeUndefined();
  });

  describe('the entry says whether they may sign in', () => {
    const cases: [string, Record<string, string>, string | undefined][] = [
      ['nsAccountLock TRUE', { nsAccountLock: 'TRUE' }, 'disabled'],
      ['nsAccountLock true', { nsAccountLock: 'true' }, 'disabled'],
      ['nsAccountLock false', { nsAccountLock: 'false' }, undefined],
      ['pwdAccountLockedTime for good', { pwdAccountLockedTime: '000001010000Z' }, 'locked'],
      ['pwdAccountLockedTime', { pwdAccountLockedTime: '20260101000000Z' }, undefined],
    ];
    it.each(cases)('with %s', async (_name, attributes, suspended) => {
      const alice = await known('alice');
      await slapd.set(alice.dn, { objectClass: ['inetOrgPerson', 'netscapeEntry'], ...attributes });
      expect((await findOne(alice))?.suspended).toBe(suspended);
    });

    const yesterday = String((BigInt(Date.now()) - 86_400_000n + 11_644_473_600_000n) * 10_000n);
    const tomorrow = String((BigInt(Date.now()) + 86_400_000n + 11_644_473_600_000n) * 10_000n);
    const activeDirectory: [string, Record<string, string>, string | undefined][] = [
      ['userAccountControl 514', { userAccountControl: '514' }, 'disabled'],
      ['userAccountControl 66050', { userAccountControl: '66050' }, 'disabled'],
      ['userAccountControl 66048', { userAccountControl: '66048' }, undefined],
      ['accountExpires yesterday', { accountExpires: yesterday }, 'expired'],
      ['accountExpires tomorrow', { accountExpires: tomorrow }, undefined],
      ['accountExpires 0', { accountExpires: '0' }, undefined],
      ['accountExpires never', { accountExpires: '9223372036854775807' }, undefined],
      ['the computed lock', { 'msDS-User-Account-Control-Computed': '16' }, undefined],
      ['an expired password', { 'msDS-User-Account-Control-Computed': '8388608' }, undefined],
    ];
    it.each(activeDirectory)('with %s', async (_name, attributes, suspended) => {
      const client = new LdapDirectory(activeDirectorySettings(slapd));
      const eve = await known('eevans', client);
      await slapd.set(eve.dn, attributes);
      expect((await findOne(eve, client))?.suspended).toBe(suspended);
      await slapd.set(eve.dn, {
        userAccountControl: '512',
        accountExpires: '0',
        'msDS-User-Account-Control-Computed': '0',
      });
      expect(await findOne(eve, client)).not.toHaveProperty('suspended');
    });

    it('with the required group that they are not in any more', async () => {
      const requiredGroup = 'cn=relay-users,ou=groups,dc=example,dc=test';
      const bob = await known('bob', directory({ requiredGroup }));
      await slapd.set(requiredGroup, { member: person('alice').dn });
      expect(await findOne(bob, directory({ requiredGroup }))).toMatchObject({
        suspended: 'not-in-required-group',
        groups: [],
      });
    });
  });

  describe('a directory that cannot be asked is no directory without people', () => {
    it.each([
      ['a search base that is not there', { searchBase: 'ou=nowhere,dc=example,dc=test' }, 'search'],
      ['a search base in another tree', { searchBase: 'dc=elsewhere,dc=test' }, 'search'],
      ['a search base that is on another server', { searchBase: 'ou=partners,dc=example,dc=test' }, 'search'],
      ['a wrong password of the service', { bindPassword: 'wrong' }, 'bind'],
      ['a service that does not exist', { bindDn: 'cn=nobody,dc=example,dc=test' }, 'bind'],
      ['a service without rights', { bindDn: 'cn=relay,ou=services,dc=ad,dc=test' }, 'search'],
    ])('with %s', async (_name, changed, step) => {
      const alice = await known('alice');
      await expect(directory(changed).find([alice])).rejects.toMatchObject(unavailableAt(step));
    });

    it('with a server that is down', async () => {
      const alice = await known('alice');
      await slapd.kill();
      await expect(directory().find([alice])).rejects.toMatchObject(unavailableAt('connect'));
    });
  });
});

describe.skipIf(missingForSlapd.length > 0)('a server with a limit of its own', () => {
  it('cannot be asked for more people than that', async () => {
    const slapd = await Slapd.start({ extraLines: ['sizelimit 1'] });
    try {
      const known = ['alice', 'bob'].map((username) => ({ entryId: '', dn: person(username).dn, username }));
      const directory = new LdapDirectory(directorySettings(slapd));
      const found = [...(await directory.find(known.map((one) => ({ ...one, entryId: one.dn })))).values()];
      expect(found).toHaveLength(2);
      await expect(directory.find(found)).rejects.toMatchObject(unavailableAt('search'));
    } finally {
      await slapd.stop();
    }
  });
});
