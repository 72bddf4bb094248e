import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DirectorySettings, LdapDirectory } from '@app/auth';
import { freePort } from '../support/proxies/real-proxy';
import { directorySettings, settingsFor } from '../support/slapd/directory-settings';
import { person } from '../support/slapd/entries';
import { missingForSlapd } from '../support/slapd/programs';
import {
  type LdapScript,
  type ScriptedLdapServer,
  startScriptedLdapServer,
} from '../support/slapd/scripted-ldap-server';
import { Slapd } from '../support/slapd/slapd';

const yes = (): Promise<boolean> => Promise.resolve(true);
const alice = person('alice').dn;
const entries = [{ dn: alice, attributes: { uid: 'alice', entryUUID: '9d1f1c0e-0000-4000-8000-000000000001' } }];
const unavailableAt = (step: string): object => ({ name: 'DirectoryUnavailableError', step });

const scripted: ScriptedLdapServer[] = [];
const serverOf = async (script: LdapScript): Promise<ScriptedLdapServer> => {
  const server = await startScriptedLdapServer(script);
  scripted.push(server);
  return server;
};
afterEach(() => {
  for (const server of scripted.splice(0)) server.close();
});
const closedPort = async (): Promise<string> => `ldap://127.0.0.1:${await freePort()}`;

describe('an LDAP server that fails', () => {
  const ask = (url: string): Promise<unknown> =>
    new LdapDirectory(settingsFor([url], { timeoutMs: 200 })).verify('alice', 'alice-password', yes);

  it('is unavailable where nobody listens', async () => {
    await expect(ask(await closedPort())).rejects.toMatchObject(unavailableAt('connect'));
  });

  it('is unavailable where its name is not known', async () => {
    const settings = settingsFor(['ldaps://directory.invalid'], { timeoutMs: 2_000 });
    await expect(new LdapDirectory(settings).verify('alice', 'x', yes)).rejects.toMatchObject(unavailableAt('resolve'));
  });

  it.each([
    ['says nothing to the bind of the service', { bind: () => 'silence' }, 'bind'],
    ['hangs up at the bind of the service', { bind: () => 'hang-up' }, 'bind'],
    ['refuses the password of the service', { bind: () => 49 }, 'bind'],
    ['is busy', { bind: () => 51 }, 'bind'],
    ['says nothing to the search', { search: 'silence' }, 'search'],
    ['hangs up at the search', { search: 'hang-up' }, 'search'],
    ['does not have the search base', { search: 32 }, 'search'],
    ['stops the search half way', { entries, search: 3 }, 'search'],
    ['has a limit of its own', { entries, search: 11 }, 'search'],
    ['says nothing to the bind of the person', { entries, bind: (dn) => (dn === alice ? 'silence' : 0) }, 'bind'],
    ['hangs up at the bind of the person', { entries, bind: (dn) => (dn === alice ? 'hang-up' : 0) }, 'bind'],
    ['cannot tell whether the password is right', { entries, bind: (dn) => (dn === alice ? 52 : 0) }, 'bind'],
  ] satisfies [string, LdapScript, string][])('is unavailable where it %s', async (_name, script, step) => {
    const server = await serverOf(script);
    await expect(ask(server.url)).rejects.toMatchObject(unavailableAt(step));
    await expect.poll(() => server.openConnections()).toBe(0);
  });

  it('is unavailable for those whom it does not know, where it says nothing to the bind of nobody', async () => {
    const server = await serverOf({ bind: (dn) => (dn === settingsFor([]).bindDn ? 0 : 'silence') });
    await expect(ask(server.url)).rejects.toMatchObject(unavailableAt('bind'));
  });

  it.each([19, 32, 48, 49, 50, 53])('does not accept a password where it answers %i', async (result) => {
    const server = await serverOf({ entries, bind: (dn) => (dn === alice ? result : 0) });
    expect(await ask(server.url)).toMatchObject({ verdict: 'wrong-password' });
  });
});

describe('an LDAP server that refers to another', () => {
  it('is not left: nobody comes to the other one', async () => {
    const other = await serverOf({ entries });
    const references = [`${other.url}/dc=example,dc=test`];
    const directory = (script: LdapScript): Promise<LdapDirectory> =>
      serverOf({ references, ...script }).then(({ url }) => new LdapDirectory(settingsFor([url])));
    const beside = await directory({ entries });
    expect(await beside.verify('alice', 'alice-password', yes)).toMatchObject({ verdict: 'right' });
    expect(await (await directory({})).verify('alice', 'alice-password', yes)).toEqual({ verdict: 'unknown-user' });
    await expect((await directory({ search: 10 })).verify('alice', 'alice-password', yes)).rejects.toMatchObject(
      unavailableAt('search'),
    );
    const refers = await directory({ entries, bind: (dn) => (dn === alice ? 10 : 0) });
    await expect(refers.verify('alice', 'alice-password', yes)).rejects.toMatchObject(unavailableAt('bind'));
    expect(other.connections()).toBe(0);
  });
});

describe.skipIf(missingForSlapd.length > 0)('one of several LDAP servers', () => {
  let second: Slapd;
  let before: number;
  beforeAll(async () => {
    second = await Slapd.start();
  });
  afterAll(() => second.stop());
  beforeEach(async () => {
    before = await second.bindCount();
  });
  const bindsAtSecond = async (): Promise<number> => (await second.bindCount()) - before;
  const ask = (
    first: string,
    changed: Partial<DirectorySettings> = {},
    password = 'alice-password',
  ): Promise<unknown> => {
    const settings = directorySettings(second, { urls: [first, second.url], timeoutMs: 2_000, ...changed });
    return new LdapDirectory(settings).verify('alice', password, yes);
  };

  it.each([
    ['is busy', { bind: () => 51 }],
    ['hangs up', { bind: () => 'hang-up' }],
    ['hangs up at the search', { search: 'hang-up' }],
    ['is unavailable', { search: 52 }],
  ] satisfies [string, LdapScript][])('is asked when the one before it %s', async (_name, script) => {
    const first = await serverOf(script);
    expect(await ask(first.url)).toMatchObject({ verdict: 'right' });
  });

  it('is asked when the one before it is down, or does not answer in time, or is no LDAP server by TLS', async () => {
    const silent = await serverOf({ bind: () => 'silence' });
    for (const first of [await closedPort(), silent.url, silent.url.replace('ldap:', 'ldaps:')]) {
      expect(await ask(first)).toMatchObject({ verdict: 'right' });
    }
  });

  it('is not asked after a wrong password, after an unknown name, or when the first refuses the service', async () => {
    const knowing = await serverOf({ entries, bind: (dn) => (dn === alice ? 49 : 0) });
    expect(await ask(knowing.url)).toMatchObject({ verdict: 'wrong-password' });
    const empty = await serverOf({});
    expect(await ask(empty.url)).toEqual({ verdict: 'unknown-user' });
    const refusing = await serverOf({ bind: () => 49 });
    await expect(ask(refusing.url)).rejects.toMatchObject(unavailableAt('bind'));
    expect(await bindsAtSecond()).toBe(0);
  });

  it.each(['silence', 'hang-up', 51] as const)(
    'is not asked once the password has gone to the first, whose answer is %s',
    async (result) => {
      const first = await serverOf({ entries, bind: (dn) => (dn === alice ? result : 0) });
      await expect(ask(first.url, { timeoutMs: 300 })).rejects.toMatchObject(unavailableAt('bind'));
      expect(await bindsAtSecond()).toBe(0);
    },
  );

  it('is not asked once the question was put whether the password may go to the first', async () => {
    const first = await serverOf({ entries, bind: (dn) => (dn === settingsFor([]).bindDn ? 0 : 'hang-up') });
    const settings = directorySettings(second, { urls: [first.url, second.url] });
    let questions = 0;
    const no = (): Promise<boolean> => {
      questions += 1;
      return Promise.resolve(false);
    };
    await expect(new LdapDirectory(settings).verify('alice', 'alice-password', no)).rejects.toMatchObject(
      unavailableAt('bind'),
    );
    expect(questions).toBe(1);
    expect(await bindsAtSecond()).toBe(0);
  });

  it('answers again after it was frozen, and after it was away', async () => {
    const settings = directorySettings(second, { timeoutMs: 300 });
    const verify = (): Promise<unknown> => new LdapDirectory(settings).verify('alice', 'alice-password', yes);
    second.freeze();
    try {
      await expect(verify()).rejects.toMatchObject(unavailableAt('bind'));
    } finally {
      second.thaw();
    }
    await second.kill();
    await expect(verify()).rejects.toMatchObject(unavailableAt('connect'));
    await second.restart();
    await expect.poll(verify).toMatchObject({ verdict: 'right' });
  });
});
