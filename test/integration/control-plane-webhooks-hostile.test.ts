import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_ENDPOINTS, channelNames } from '@app/webhooks';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { documentedSettings } from '../support/documentation/documented-settings';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
/** Lets webhooks into a private range. */
let open: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let asOpenOwner: (request: Call) => Promise<Answer>;

beforeAll(async () => {
  server = await startRedisServer();
  const shared = { redisUrl: server.url, secrets: createSecrets() };
  gateway = await startControlPlane(shared);
  open = await startControlPlane({ ...shared, webhookAllowCidrs: ['10.0.0.0/8'] });
  await createUser(gateway.users, 'owner', 'owner');
  asOwner = await signedInAs(gateway.application, 'owner');
  asOpenOwner = await signedInAs(open.application, 'owner');
});

afterAll(async () => {
  await Promise.all([gateway.stop(), open.stop()]);
  await server.stop();
});

beforeEach(async () => {
  await gateway.webhooks.sync();
  for (const { id } of gateway.webhooks.list()) await gateway.webhooks.delete(id);
});
/** What is written can be read, and nothing that was refused has left anything behind. */
afterEach(async () => {
  await gateway.webhooks.sync();
  const { size } = gateway.webhooks.collection;
  expect(gateway.webhooks.settingsCollection.size).toBe(size);
  for (const name of ['webhook-endpoints', 'webhook-settings'])
    expect(await gateway.redis.hlen(`tl:{${name}}:records`)).toBe(size);
});

const url = '/admin/webhooks';
const standard = { name: 'ops', channel: 'standard', url: 'https://hooks.example.org/relay', events: ['*'] };
const create = (body: object, who = asOwner): Promise<Answer> => who({ method: 'POST', url, body });
const refusalOf = ({ status, json }: Answer): unknown[] => [
  status,
  (json.errors as { field: string }[] | undefined)?.map(({ field }) => field),
];

describe('a webhook', () => {
  it.each<[string, object, string]>([
    ['no name', { name: '' }, 'name'],
    ['a name of spaces', { name: ' ' }, 'name'],
    ['a name of two lines', { name: 'a\nb' }, 'name'],
    ['a name with a null', { name: 'a\u0000' }, 'name'],
    ['a long name', { name: 'x'.repeat(101) }, 'name'],
    ['another channel', { channel: 'fax' }, 'channel'],
    ['a channel of every object', { channel: 'constructor' }, 'channel'],
    ['no events', { events: [] }, 'events'],
    ['a text of events', { events: '*' }, 'events'],
    ['an unknown event', { events: ['account.cooled'] }, 'events'],
    ['an unknown family', { events: ['accounts.*'] }, 'events'],
    ['an event twice', { events: ['test', 'test'] }, 'events'],
    ['groups that are not there', { groupIds: ['grp_none'] }, 'groupIds'],
    ['no groups', { groupIds: [] }, 'groupIds'],
    ['an unknown severity', { minimumSeverity: 'toString' }, 'minimumSeverity'],
    ['half a second', { dedupeSeconds: 0.5 }, 'dedupeSeconds'],
    ['more than a day', { dedupeSeconds: 86_401 }, 'dedupeSeconds'],
    ['nothing at a time', { concurrency: 0 }, 'concurrency'],
    ['hours of no length', { quietHours: { from: '22:00', until: '22:00', timezone: 'UTC' } }, 'quietHours.until'],
    ['an hour that is none', { quietHours: { from: '24:00', until: '6:00', timezone: 'UTC' } }, 'quietHours.from'],
    ['hours of no place', { quietHours: { from: '22:00', until: '06:00', timezone: '+01:00' } }, 'quietHours.timezone'],
    ['hours as a list', { quietHours: [] }, 'quietHours'],
    ['no address', { url: null }, 'url'],
    ['an address with a user', { url: 'https://u:p@hooks.example.org' }, 'url'],
    ['an address of files', { url: 'file:///etc/passwd' }, 'url'],
    ['an address of two lines', { url: 'https://hooks.example.org/\r\nhost: x' }, 'url'],
    ['an address of 100 KB', { url: `https://hooks.example.org/${'x'.repeat(100_000)}` }, 'url'],
    ['an address that is a list', { url: ['https://hooks.example.org'] }, 'url'],
    ['five secrets', { secrets: Array.from({ length: 5 }, () => `whsec_${'A'.repeat(32)}`) }, 'secrets'],
    ['10,000 secrets', { secrets: Array.from({ length: 10_000 }, () => 'x') }, 'secrets'],
    ['a weak secret', { secrets: ['whsec_c2hvcnQ='] }, 'secrets.0'],
    ['a setting of another channel', { botToken: '123456:abcdefghijklmnopqrstuv' }, 'botToken'],
    ['a setting of none', { color: 'red' }, 'color'],
    ['what every object has', { constructor: 'x' }, 'constructor'],
    ['an id', { id: 'whe_1' }, 'id'],
    ['a reason', { disabledReason: 'gone' }, 'disabledReason'],
  ])('with %s is refused by the name of the field', async (_, change, field) => {
    const answer = await create({ ...standard, ...change });
    expect(refusalOf(answer)).toEqual([400, expect.arrayContaining([field])]);
    expect(answer.text.length).toBeLessThan(2_000);
  });

  it('with 100 KB in any of its settings is refused without repeating it, for every channel', async () => {
    const long = 'canary'.repeat(17_000);
    for (const channel of channelNames) {
      const settings = documentedSettings().find((one) => one.channel === channel) ?? {};
      for (const field of Object.keys(settings)) {
        const answer = await create({ name: channel, events: ['*'], ...settings, [field]: long });
        expect([channel, field, answer.status]).toEqual([channel, field, 400]);
        expect(answer.text).not.toContain('canarycanary');
      }
    }
  });

  it('with anything odd in its settings is refused, and never a fault of ours', async () => {
    const fields = ['url', 'secrets', 'botToken', 'chatId', 'to', 'port', 'keyword', 'threadId', 'password', 'host'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...channelNames),
        fc.dictionary(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
        async (channel, settings) => {
          const { status, text } = await create({ name: 'x', channel, events: ['*'], ...settings });
          expect(status, text).toBe(400);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('secrets', () => {
  it('are in no refusal, no log and no part of the store, and neither are those that were accepted', async () => {
    const canary = 'canary-4711-canary-4711';
    const mail = { host: 'mail.example.org', user: 'u', from: 'a@example.org', to: ['b@example.org'] };
    const refused = [
      { channel: 'telegram', botToken: canary, chatId: '1' },
      { channel: 'telegram', botToken: `123:${canary}`, chatId: '' },
      { channel: 'smtp', ...mail, password: canary, security: 'opportunistic' },
      { channel: 'slack', url: `http://hooks.slack.com/${canary}` },
      { channel: 'standard', url: 'https://hooks.example.org', secrets: [`whsec_${canary}`] },
      { channel: 'bark', deviceKey: canary, server: 'http://10.0.0.1' },
    ];
    const answers = await Promise.all(refused.map((settings) => create({ name: 'x', events: ['*'], ...settings })));
    expect(answers.map(({ status }) => status)).toEqual(refused.map(() => 400));
    const taken = await create({ name: 'x', events: ['*'], channel: 'smtp', ...mail, password: canary });
    expect([taken.status, taken.json.hiddenFields]).toEqual([201, ['password']]);
    const stored = await Promise.all(
      ['webhook-endpoints', 'webhook-settings'].map(async (name) => [
        await gateway.redis.hvals(`tl:{${name}}:records`),
        await gateway.redis.xrange(`tl:{${name}}:audit-outbox`, '-', '+'),
      ]),
    );
    const texts = [...answers, taken].map(({ text }) => text);
    expect([...texts, gateway.log(), JSON.stringify(stored)].join('\n')).not.toContain(canary);
  });
});

describe('an address of a private network', () => {
  const mail = { channel: 'smtp', from: 'a@example.org', to: ['b@example.org'], url: undefined };
  it.each<[string, object, string]>([
    ['127.0.0.1', { url: 'http://127.0.0.1:6379/' }, 'url'],
    ['a decimal one', { url: 'http://2130706433/' }, 'url'],
    ['one of IPv6', { url: 'http://[::ffff:10.0.0.1]/' }, 'url'],
    ['a metadata service', { url: 'http://169.254.169.254/latest/meta-data' }, 'url'],
    ['a mail server', { ...mail, host: '10.0.0.1' }, 'host'],
    [
      'a server of one’s own',
      { channel: 'bark', deviceKey: 'abcd', server: 'http://10.0.0.1', url: undefined },
      'server',
    ],
  ])('is refused: %s', async (_, change, field) => {
    expect(refusalOf(await create({ ...standard, ...change }))).toEqual([400, [field]]);
  });

  it('is refused when a webhook is changed as well', async () => {
    const { json } = await create(standard);
    const body = { url: 'http://10.0.0.1/' };
    expect(refusalOf(await asOwner({ method: 'PATCH', url: `${url}/${String(json.id)}`, body }))).toEqual([
      400,
      ['url'],
    ]);
  });

  it('is taken where WEBHOOK_ALLOW_CIDRS names it, and no other', async () => {
    expect((await create({ ...standard, url: 'http://10.1.2.3/' }, asOpenOwner)).status).toBe(201);
    expect(refusalOf(await create({ ...standard, url: 'http://192.168.0.1/' }, asOpenOwner))).toEqual([400, ['url']]);
    expect(refusalOf(await create({ ...standard, url: 'http://169.254.169.254/' }, asOpenOwner))).toEqual([
      400,
      ['url'],
    ]);
  });
});

describe('at the same moment', () => {
  it('one name is given once', async () => {
    const answers = await Promise.all([asOwner, asOpenOwner, asOwner, asOpenOwner].map((who) => create(standard, who)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await create(standard)).json.code).toBe('caller_record_conflict');
    const second = await create({ ...standard, name: 'second' });
    const renamed = await asOwner({ method: 'PATCH', url: `${url}/${String(second.json.id)}`, body: { name: 'ops' } });
    expect(renamed.status).toBe(409);
  });

  it('no more come to be than there may be', async () => {
    const already = MOST_ENDPOINTS - 5;
    for (let count = 0; count < already; count += 1) await create({ ...standard, name: `webhook ${count}` });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        create({ ...standard, name: `more ${index}` }, index % 2 === 0 ? asOwner : asOpenOwner),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
    expect(await gateway.redis.hlen('tl:{webhook-endpoints}:records')).toBe(MOST_ENDPOINTS);
    expect((await create({ ...standard, name: 'one too many' })).json.detail).toContain('delete one first');
  }, 60_000);

  it('two changes of one webhook lose neither', async () => {
    const { json } = await create(standard);
    const path = `${url}/${String(json.id)}`;
    await open.webhooks.sync();
    const change = (who: typeof asOwner, body: object): Promise<Answer> => who({ method: 'PATCH', url: path, body });
    const answers = await Promise.all([
      change(asOwner, { concurrency: 2 }),
      change(asOpenOwner, { dedupeSeconds: 60 }),
    ]);
    await gateway.webhooks.sync();
    const [first, second] = answers.map(({ status }) => status === 200);
    expect([first, second]).toContain(true);
    expect(gateway.webhooks.get(String(json.id))).toMatchObject({
      concurrency: first ? 2 : 4,
      dedupeSeconds: second ? 60 : 0,
    });
  });
});

describe('while Redis is away', () => {
  it('nothing of webhooks is changed, and afterwards everything is as it was', async () => {
    const { json } = await create(standard);
    const path = `${url}/${String(json.id)}`;
    await server.kill();
    const calls: Call[] = [
      { method: 'POST', url, body: { ...standard, name: 'another' } },
      { method: 'PATCH', url: path, body: { url: 'https://elsewhere.example' } },
      { method: 'PATCH', url: path, body: { enabled: false } },
      { method: 'POST', url: `${path}/rotate-secret`, body: {} },
      { method: 'DELETE', url: path },
    ];
    for (const request of calls) {
      const { status, json: problem, headers } = await asOwner(request);
      expect([request.method, status, problem.code]).toEqual([request.method, 503, 'gateway_unavailable']);
      expect(headers['retry-after']).toBe('1');
    }
    await server.restart();
    await expect.poll(async () => (await asOwner({ method: 'GET', url: path })).status, { timeout: 10_000 }).toBe(200);
    const shown = Object.fromEntries(Object.entries(json).filter(([field]) => field !== 'secret'));
    const deliveries = { waiting: 0, dead: 0 };
    expect((await asOwner({ method: 'GET', url })).json.items).toEqual([{ ...shown, deliveries }]);
    expect((await create({ ...standard, name: 'another' })).status).toBe(201);
  });
});
