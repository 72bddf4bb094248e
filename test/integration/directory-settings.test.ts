import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Directory, type DirectorySettings, type DirectoryStepReport, DirectoryUnavailableError } from '@app/auth';
import { redisKeys } from '@app/redis';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signIn, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const URL = '/admin/directory';
const environment = {
  ...{ urls: ['ldaps://one.test'], searchBase: 'dc=one,dc=test' },
  ...{ bindDn: 'cn=relay,dc=one,dc=test', bindPassword: 'password-of-the-environment' },
};

/** Notes with which settings a directory would have been asked; nobody answers. */
const asked: { settings: DirectorySettings; username?: string | undefined }[] = [];
const report: DirectoryStepReport = {
  server: 'any',
  step: 'connect',
  outcome: 'failed',
  detail: 'off',
  milliseconds: 1,
};
const createDirectory = (settings: DirectorySettings): Directory => ({
  verify: () => {
    asked.push({ settings });
    return Promise.reject(new DirectoryUnavailableError('connect', 'Nobody answers'));
  },
  find: () => Promise.resolve(new Map()),
  test: (username) => {
    asked.push({ settings, username });
    return Promise.resolve([report]);
  },
});

let server: RedisServer;
let gateways: ControlPlane[];
let asOwner: (request: Call) => Promise<Answer>;
let asAdmin: (request: Call) => Promise<Answer>;

beforeAll(async () => {
  server = await startRedisServer();
  const options = { redisUrl: server.url, secrets: createSecrets(), directory: environment, createDirectory };
  gateways = [await startControlPlane(options), await startControlPlane(options)];
  for (const role of ['owner', 'admin'] as const) await createUser(gateways[0]!.users, role, role);
  asOwner = await signedInAs(gateways[0]!.application, 'owner');
  asAdmin = await signedInAs(gateways[0]!.application, 'admin');
});

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await server.stop();
});

const show = async () => (await asAdmin({ method: 'GET', url: URL })).json;
const patch = (body: object) => asOwner({ method: 'PATCH', url: URL, body });
const test = (body: object, as = asOwner) => as({ method: 'POST', url: `${URL}/test`, body });
const errorsOf = ({ json }: Answer) => json.errors as { field: string; message: string }[];
const everything = [
  ...['urls', 'bindDn', 'bindPassword', 'searchBase', 'searchFilter', 'startTls', 'tlsCa', 'usernameAttribute'],
  ...['emailAttribute', 'displayNameAttribute', 'requiredGroup', 'roleMap', 'syncMinutes', 'timeoutMs'],
  ...['maxStalenessHours', 'enabled'],
];

beforeEach(async () => {
  await patch(Object.fromEntries(everything.map((field) => [field, null])));
  asked.length = 0;
});

describe('the settings of the directory', () => {
  it('are shown with who says each of them, and without the password', async () => {
    const { sources, ...shown } = await show();
    expect(shown).toEqual({
      ...{ state: 'on', enabled: true, hasBindPassword: true },
      ...{ urls: ['ldaps://one.test'], bindDn: 'cn=relay,dc=one,dc=test', searchBase: 'dc=one,dc=test' },
      ...{ searchFilter: '(uid={{username}})', startTls: false, syncMinutes: 5, timeoutMs: 5_000 },
      ...{ usernameAttribute: 'uid', emailAttribute: 'mail', displayNameAttribute: 'cn', maxStalenessHours: 24 },
    });
    expect(sources).toMatchObject({ urls: 'environment', bindPassword: 'environment', searchFilter: 'default' });
  });

  it('are set by an owner, field by field, and given back', async () => {
    const roleMap = [{ groupDn: 'cn=heads,dc=one,dc=test', role: 'admin' }];
    const changed = await patch({ searchBase: 'ou=people,dc=one,dc=test', roleMap, emailAttribute: 'email' });
    expect(changed.status).toBe(200);
    expect(changed.json).toMatchObject({
      ...{ searchBase: 'ou=people,dc=one,dc=test', roleMap, emailAttribute: 'email' },
      sources: { searchBase: 'owner', roleMap: 'owner', emailAttribute: 'owner', urls: 'environment' },
    });
    const back = await patch({ searchBase: null, emailAttribute: null });
    expect(back.json).toMatchObject({
      ...{ searchBase: 'dc=one,dc=test', roleMap, emailAttribute: 'mail' },
      sources: { searchBase: 'environment', roleMap: 'owner', emailAttribute: 'default' },
    });
    expect((await asAdmin({ method: 'PATCH', url: URL, body: { syncMinutes: 9 } })).status).toBe(403);
  });

  it('act on every gateway within a second', async () => {
    await patch({ searchBase: 'ou=people,dc=one,dc=test', timeoutMs: 700 });
    const seen = () => {
      const state = gateways[1]!.directory.configuration.state();
      return state.state === 'on' ? state.settings : undefined;
    };
    await expect.poll(() => seen()?.timeoutMs, { timeout: 1_000, interval: 20 }).toBe(700);
    expect((await signIn(gateways[1]!.application, 'somebody', 'password')).status).toBe(503);
    expect(asked.at(-1)?.settings).toMatchObject({
      ...{ searchBase: 'ou=people,dc=one,dc=test', timeoutMs: 700 },
      bindPassword: environment.bindPassword,
    });
    await patch({ enabled: false });
    await expect
      .poll(() => gateways[1]!.directory.configuration.state().state, { timeout: 1_000, interval: 20 })
      .toBe('off');
  });

  it('keep the password sealed, and show it nowhere', async () => {
    const bindPassword = 'password-of-an-owner';
    const answer = await patch({ bindPassword });
    expect(answer.json).toMatchObject({ hasBindPassword: true, sources: { bindPassword: 'owner' } });
    const state = gateways[0]!.directory.configuration.state();
    expect(state).toMatchObject({ settings: { bindPassword } });
    const keys = redisKeys.collection('settings');
    const stored = JSON.stringify([
      await gateways[0]!.redis.hgetall(keys.records),
      await gateways[0]!.redis.xrange(keys.auditOutbox, '-', '+'),
    ]);
    for (const text of [answer.text, JSON.stringify(await show()), stored, gateways[0]!.log()]) {
      expect(text).not.toContain(bindPassword);
      expect(text).not.toContain(environment.bindPassword);
    }
  });

  it.each([
    [{ urls: ['ldap://one.test'], bindPassword: 'given' }, 'urls'],
    [{ urls: ['https://one.test'] }, 'urls'],
    [{ urls: [] }, 'urls'],
    [{ urls: 'ldaps://one.test' }, 'urls'],
    [{ searchFilter: '(uid={{username}}*)' }, 'searchFilter'],
    [{ searchFilter: 7 }, 'searchFilter'],
    [{ searchBase: 'nowhere' }, 'searchBase'],
    [{ bindDn: {} }, 'bindDn'],
    [{ bindPassword: '' }, 'bindPassword'],
    [{ startTls: 'yes' }, 'startTls'],
    [{ tlsCa: 'PEM' }, 'tlsCa'],
    [{ usernameAttribute: '(uid' }, 'usernameAttribute'],
    [{ roleMap: { 'cn=a': 'admin' } }, 'roleMap'],
    [{ roleMap: [{ groupDn: 'cn=a,dc=test', role: 'root' }] }, 'roleMap'],
    [{ roleMap: [{ groupDn: 'cn=a,dc=test', role: 'admin', more: 1 }] }, 'roleMap'],
    [{ syncMinutes: 0.5 }, 'syncMinutes'],
    [{ timeoutMs: 1e9 }, 'timeoutMs'],
    [{ maxStalenessHours: -1 }, 'maxStalenessHours'],
    [{ enabled: 'no' }, 'enabled'],
    [{ unreadable: true }, 'unreadable'],
    [{ id: 'other' }, 'id'],
  ])('refuse %j', async (body, field) => {
    const before = await show();
    const answer = await patch(body);
    expect(answer.status).toBe(400);
    expect(errorsOf(answer)).toMatchObject([{ field }]);
    expect(await show()).toEqual(before);
  });

  it('never send a stored password to another address, kept or tried', async () => {
    const elsewhere = { urls: ['ldaps://two.test'] };
    for (const answer of [await patch(elsewhere), await test(elsewhere)]) {
      expect([answer.status, errorsOf(answer)[0]?.field]).toEqual([400, 'bindPassword']);
    }
    expect(asked).toEqual([]);
    expect((await test({ ...elsewhere, bindPassword: 'given for it' })).status).toBe(200);
    expect(asked.at(-1)?.settings).toMatchObject({ ...elsewhere, bindPassword: 'given for it' });
    expect((await patch({ ...elsewhere, bindPassword: 'given for it' })).status).toBe(200);
    expect(errorsOf(await patch({ urls: null }))[0]?.field).toBe('bindPassword');
    expect((await patch({ urls: null, bindPassword: null })).status).toBe(200);
  });

  it.each(['{"id":"directory","urls":7}', '"text"', 'no JSON'])(
    'that read %s are unusable, and not switched off',
    async (text) => {
      await patch({ syncMinutes: 8 });
      const { records, revision, changes } = redisKeys.collection('settings');
      const { redis } = gateways[0]!;
      const whole = (await redis.hget(records, 'directory'))!;
      const write = async (content: string): Promise<void> => {
        await redis.hset(records, 'directory', content);
        await redis.zadd(changes, await redis.incr(revision), 'directory');
      };
      await write(text);
      expect(await show()).toMatchObject({ state: 'unusable', problem: 'What an owner has set cannot be read' });
      expect((await signIn(gateways[0]!.application, 'somebody', 'password')).status).toBe(503);
      const sync = await asOwner({ method: 'POST', url: `${URL}/sync` });
      expect(sync.json).toMatchObject({ outcome: 'unavailable', error: { step: 'settings' } });
      await write(whole);
      expect(await show()).toMatchObject({ state: 'on', syncMinutes: 8 });
    },
  );
});

describe('POST /admin/directory/test', () => {
  it('goes the way of the settings in force, with somebody to look up', async () => {
    const answer = await test({ username: 'ada' }, asAdmin);
    expect(answer.json).toEqual({ state: 'on', passed: false, steps: [report] });
    expect(asked).toMatchObject([{ username: 'ada', settings: { urls: environment.urls } }]);
  });

  it('tries settings that are not kept, for owners', async () => {
    expect((await test({ searchBase: 'ou=other,dc=test' }, asAdmin)).status).toBe(403);
    expect((await test({ searchBase: 'ou=other,dc=test' })).status).toBe(200);
    expect(asked).toMatchObject([
      { settings: { searchBase: 'ou=other,dc=test', bindPassword: environment.bindPassword } },
    ]);
    expect(await show()).toMatchObject({ searchBase: 'dc=one,dc=test' });
  });

  it('tries a directory that is switched off, once it is named', async () => {
    await patch({ enabled: false });
    expect((await test({})).json).toEqual({ state: 'off', passed: false, steps: [] });
    expect((await test({ timeoutMs: 900 })).json).toMatchObject({ state: 'on', steps: [report] });
  });
});
