import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from 'ldapts';
import { LdapDirectory } from '@app/auth';
import { person } from '../support/slapd/entries';
import { directorySettings, settingsFor } from '../support/slapd/directory-settings';
import { missingForSlapd } from '../support/slapd/programs';
import { type LdapScript, startScriptedLdapServer } from '../support/slapd/scripted-ldap-server';
import { Slapd } from '../support/slapd/slapd';

const yes = (): Promise<boolean> => Promise.resolve(true);
const alice = person('alice').dn;

describe.skipIf(missingForSlapd.length > 0)('a server that takes a bind without a password for a success', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await Slapd.start({ extraLines: ['allow bind_anon_dn'] });
  });
  afterAll(() => slapd.stop());

  it('does so, for people who exist and for others', async () => {
    for (const dn of [alice, 'uid=nobody,ou=people,dc=example,dc=test']) {
      const client = new Client({ url: slapd.url, timeout: 5_000 });
      await client.bind(dn, '');
      await client.unbind();
    }
  });

  it.each([
    ['empty', ''],
    ['of spaces', ' \t\u00a0'],
    ['with NUL', 'alice-password\0'],
    ['missing', undefined],
    ['a number', 7],
    ['a list', ['a']],
  ])('is not even called for a password that is %s', async (_name, password) => {
    const before = await slapd.bindCount();
    const directory = new LdapDirectory(directorySettings(slapd));
    for (const username of ['alice', 'nobody']) {
      expect(await directory.verify(username, password as unknown as string, yes)).toEqual({ verdict: 'unknown-user' });
    }
    expect(await slapd.bindCount()).toBe(before);
  });

  it.each([
    ['empty', ''],
    ['of spaces', ' '],
    ['missing', undefined],
  ])('is not even called for a user name that is %s', async (_name, username) => {
    const before = await slapd.bindCount();
    const directory = new LdapDirectory(directorySettings(slapd));
    expect(await directory.verify(username as unknown as string, 'alice-password', yes)).toEqual({
      verdict: 'unknown-user',
    });
    expect(await slapd.bindCount()).toBe(before);
  });
});

describe('a server that says yes to every bind', () => {
  const verdictOf = async (script: LdapScript): Promise<string> => {
    const server = await startScriptedLdapServer({ entries: [{ dn: alice, attributes: { uid: 'alice' } }], ...script });
    try {
      return (await new LdapDirectory(settingsFor([server.url])).verify('alice', 'any-password', yes)).verdict;
    } finally {
      server.close();
    }
  };

  it.each([
    ['anonymous', '', 'wrong-password'],
    ['somebody else', 'dn:uid=bob,ou=people,dc=example,dc=test', 'wrong-password'],
    ['no DN at all', 'dn:', 'wrong-password'],
    ['the person', `dn:${alice}`, 'right'],
    ['the person in another spelling', 'dn:UID=Alice, OU=people, DC=example, DC=test', 'right'],
    ['a user, as Active Directory does', String.raw`u:EXAMPLE\alice`, 'right'],
  ])('and then says that it is %s who is bound', async (_name, whoAmI, verdict) => {
    expect(await verdictOf({ whoAmI })).toBe(verdict);
  });

  it('is believed where it does not know the question', async () => {
    expect(await verdictOf({})).toBe('right');
  });

  it.each(['', 'EXTERNAL', 'PLAIN'])('hears no password for an entry whose name is %j', async (dn) => {
    const server = await startScriptedLdapServer({ entries: [{ dn, attributes: { uid: 'alice' } }] });
    try {
      const directory = new LdapDirectory(settingsFor([server.url]));
      expect(await directory.verify('alice', 'any-password', yes)).toMatchObject({ verdict: 'wrong-password' });
      expect(server.heard().includes('any-password')).toBe(false);
    } finally {
      server.close();
    }
  });
});
