import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelName, channelNames, channels } from '@app/webhooks';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { documentedSettings } from '../support/documentation/documented-settings';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let groupId: string;

beforeAll(async () => {
  server = await startRedisServer();
  const shared = { redisUrl: server.url, secrets: createSecrets() };
  gateway = await startControlPlane(shared);
  other = await startControlPlane(shared);
  await createUser(gateway.users, 'owner', 'owner');
  asOwner = await signedInAs(gateway.application, 'owner');
  groupId = (await gateway.accountGroups.create({ name: 'team', strategy: 'priority' }))?.id ?? '';
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

const clear = async (): Promise<void> => {
  for (const { id } of gateway.webhooks.list()) await gateway.webhooks.delete(id);
};
beforeEach(clear);
afterEach(() => {
  // Nothing that was made and refused has left a secret behind.
  expect(gateway.webhooks.settingsCollection.size).toBe(gateway.webhooks.collection.size);
});

const url = '/admin/webhooks';
const create = (body: object): Promise<Answer> => asOwner({ method: 'POST', url, body });
const change = (id: unknown, body: object): Promise<Answer> =>
  asOwner({ method: 'PATCH', url: `${url}/${String(id)}`, body });
const show = (id: unknown): Promise<Answer> => asOwner({ method: 'GET', url: `${url}/${String(id)}` });
const fieldsOf = ({ json }: Answer): string[] => (json.errors as { field: string }[]).map(({ field }) => field);

const address = 'https://hooks.example.org/relay';
const plain = (name = 'ops') => ({ name, channel: 'standard', url: address, events: ['*'] });
const botToken = '123456:abcdefghijklmnopqrstuv';
const telegram = () => ({ name: 'bot', channel: 'telegram', botToken, chatId: '-100', events: ['account.*'] });
/** What of settings must be nowhere: secrets, and of secret addresses what stands behind the host. */
const secretsIn = (name: ChannelName, settings: Readonly<Record<string, unknown>> = {}): string[] =>
  channels[name].secrets.flatMap((field) => {
    const values = [settings[field]].flat().filter((value) => typeof value === 'string');
    expect(values.length, `${name} shows its ${field}`).toBeGreaterThan(0);
    return values.map((value) => (field === 'url' ? value.split('/').slice(3).join('/') : JSON.stringify(value)));
  });
const quietHours = { from: '22:00', until: '07:00', timezone: 'Europe/Berlin' };
const filters = () => ({
  ...{ events: ['account.*', 'test'], groupIds: [groupId], minimumSeverity: 'warning', quietHours },
  ...{ dedupeSeconds: 300, concurrency: 2, enabled: false },
});

describe('webhooks', () => {
  it('are created with what is usual, and show their secret this once', async () => {
    const { status, json } = await create(plain());
    expect(status).toBe(201);
    const { secret, ...shown } = json;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(shown).toEqual({
      ...{ ...plain(), id: expect.stringMatching(/^whe_\w{20}$/) as string, minimumSeverity: 'info', dedupeSeconds: 0 },
      ...{ concurrency: 4, enabled: true, createdAt: expect.any(String) as string, settingsState: 'usable' },
      ...{ hiddenFields: ['secrets'], signatures: [{ kind: 'hmac-sha256' }] },
    });
    const untold = { ...shown, deliveries: { waiting: 0, dead: 0 } };
    expect((await show(json.id)).json).toEqual(untold);
    expect((await asOwner({ method: 'GET', url })).json).toEqual({ items: [untold], nextCursor: null, total: 1 });
  });

  it('are known to every gateway, with the settings that a message is made with', async () => {
    const { json } = await create({ ...plain(), ...filters() });
    expect(json).toMatchObject(filters());
    const id = String(json.id);
    await until(() => other.webhooks.channelSettingsOf(id) !== undefined, 'the other gateway knows it', 1_000);
    expect(other.webhooks.get(id)).toEqual(gateway.webhooks.get(id));
    expect(other.webhooks.channelSettingsOf(id)).toEqual({ url: address, secrets: [json.secret] });
  });

  it.each(channelNames)(
    'take the settings of %s as its page shows them, and never show a secret again',
    async (name) => {
      const settings = documentedSettings().find(({ channel }) => channel === name);
      const created = await create({ name, events: ['*'], ...settings });
      expect([created.status, created.json.settingsState]).toEqual([201, 'usable']);
      const listed = await asOwner({ method: 'GET', url });
      const stored = (await gateway.redis.hvals('tl:{webhook-settings}:records')).join('');
      for (const secret of secretsIn(name, settings)) expect(created.text + listed.text + stored).not.toContain(secret);
    },
  );

  it('change field by field, and lose for null what may be absent', async () => {
    const { json } = await create({ ...telegram(), ...filters(), threadId: 7 });
    const id = json.id;
    expect((await change(id, { minimumSeverity: 'critical' })).json).toEqual({ ...json, minimumSeverity: 'critical' });
    expect((await change(id, { chatId: '@relay', threadId: null })).json).toMatchObject({ chatId: '@relay' });
    const cleared = await change(id, { groupIds: null, quietHours: null });
    expect(Object.keys(cleared.json)).not.toContain('groupIds');
    expect(gateway.webhooks.channelSettingsOf(String(id))).toEqual({ botToken, chatId: '@relay' });
    expect(Object.keys(gateway.webhooks.get(String(id)) ?? {})).not.toContain('quietHours');
  });

  it('keep their signing secrets when their address changes', async () => {
    const { json } = await create(plain());
    expect((await change(json.id, { url: 'https://elsewhere.example/' })).status).toBe(200);
    expect(gateway.webhooks.channelSettingsOf(String(json.id))).toMatchObject({ secrets: [json.secret] });
  });

  it('send no secret to an address that whoever names it has not given it to', async () => {
    const { json } = await create(telegram());
    const stolen = await change(json.id, { apiBase: 'https://elsewhere.example' });
    expect([stolen.status, fieldsOf(stolen)]).toEqual([400, ['botToken']]);
    expect(gateway.webhooks.channelSettingsOf(String(json.id))).toEqual({ botToken, chatId: '-100' });
    expect((await change(json.id, { apiBase: 'https://elsewhere.example', botToken })).status).toBe(200);
  });

  it('take no address as it is shown for an address', async () => {
    const { json } = await create({ ...plain(), url: `${address}?token=x` });
    expect(json.url).toBe(`${address}?…`);
    expect(fieldsOf(await change(json.id, { url: json.url }))).toEqual(['url']);
  });

  it('go with their secrets and deliveries', async () => {
    const { json } = await create(plain());
    const id = String(json.id);
    gateway.deliveries.add(id);
    expect((await asOwner({ method: 'DELETE', url: `${url}/${id}` })).status).toBe(204);
    expect([gateway.webhooks.get(id), gateway.webhooks.channelSettingsOf(id)]).toEqual([undefined, undefined]);
    expect(gateway.deliveries.forgotten).toContain(id);
    expect(await gateway.redis.hlen('tl:{webhook-settings}:records')).toBe(0);
    for (const request of [{ method: 'DELETE' }, { method: 'PATCH', body: { name: 'x' } }, { method: 'GET' }] as const)
      expect((await asOwner({ ...request, url: `${url}/${id}` })).status).toBe(404);
  });

  it('keep the account groups that they name from being deleted', async () => {
    const { json } = await create({ ...plain(), groupIds: [groupId] });
    const group = `/admin/account-groups/${groupId}`;
    const refused = await asOwner({ method: 'DELETE', url: group });
    expect([refused.status, refused.json.detail]).toEqual([409, expect.stringContaining('1 webhook')]);
    await change(json.id, { groupIds: null });
    expect((await asOwner({ method: 'DELETE', url: group })).status).toBe(204);
    groupId = (await gateway.accountGroups.create({ name: 'team', strategy: 'priority' }))?.id ?? '';
  });

  it('are listed page by page', async () => {
    for (const name of ['one', 'two', 'three']) await create(plain(name));
    const first = await asOwner({ method: 'GET', url: `${url}?limit=2` });
    const second = await asOwner({ method: 'GET', url: `${url}?limit=2&cursor=${String(first.json.nextCursor)}` });
    const names = [first, second].map(({ json }) => (json.items as { name: string }[]).map(({ name }) => name));
    expect([names, second.json.nextCursor]).toEqual([[['one', 'two'], ['three']], null]);
  });

  it('are switched on again with the reason why the relay had switched them off gone', async () => {
    const { json } = await create(plain());
    const id = String(json.id);
    await gateway.webhooks.disable(id, 'gone');
    expect((await show(id)).json).toMatchObject({ enabled: false, disabledReason: 'gone' });
    await gateway.webhooks.disable(id, 'failing');
    expect(gateway.webhooks.get(id)?.disabledReason).toBe('gone');
    const shown = Object.fromEntries(Object.entries(json).filter(([field]) => field !== 'secret'));
    expect((await asOwner({ method: 'POST', url: `${url}/${id}/enable` })).json).toEqual(shown);
    await gateway.webhooks.disable(id, 'failing');
    expect((await change(id, { enabled: true })).json).toEqual(shown);
  });
});

describe('a webhook that cannot be read', () => {
  it('is shown as it is, is told nothing, and comes back with whole settings', async () => {
    const { json } = await create({ ...plain(), quietHours });
    const id = String(json.id);
    const key = 'tl:{webhook-settings}:records';
    const record = JSON.parse((await gateway.redis.hget(key, id)) ?? '') as object;
    // As after the loss of a master key.
    await gateway.redis.hset(key, id, JSON.stringify({ ...record, sealed: 'v1.k9.AAAA.BBBB.CCCC' }));
    await gateway.redis.zadd(
      'tl:{webhook-settings}:changes',
      await gateway.redis.incr('tl:{webhook-settings}:revision'),
      id,
    );
    await until(() => gateway.webhooks.channelSettingsOf(id) === undefined, 'it is unreadable', 1_000);
    expect((await show(id)).json).toMatchObject({ settingsState: 'unreadable', url: address, quietHours });
    expect((await change(id, { name: 'still ours' })).status).toBe(200);
    expect((await asOwner({ method: 'POST', url: `${url}/${id}/rotate-secret`, body: {} })).status).toBe(409);
    expect(fieldsOf(await change(id, { url: address }))).toEqual(['secrets']);
    const secrets = [`whsec_${Buffer.alloc(32, 9).toString('base64')}`];
    expect((await change(id, { url: address, secrets })).json).toMatchObject({ settingsState: 'usable' });
    expect(gateway.webhooks.channelSettingsOf(id)).toEqual({ url: address, secrets });
  });
});
