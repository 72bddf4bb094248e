import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { PriceList, PriceOverrides, Pricing, type UsageRecord } from '@app/usage';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';
import { usageRecord } from '../support/usage-records';
import { writeEntries } from '../support/usage/written-records';

let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;

beforeAll(async () => {
  server = await startRedisServer();
  const shared = { redisUrl: server.url, secrets: createSecrets() };
  gateway = await startControlPlane(shared);
  other = await startControlPlane(shared);
  await createUser(gateway.users, 'owner', 'owner');
  asOwner = await signedInAs(gateway.application, 'owner');
});
afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});
beforeEach(async () => {
  const overrides = overridesOf(gateway);
  for (const { id } of overrides.list()) await overrides.delete(id);
});

const url = '/admin/prices';
const overridesOf = ({ application }: ControlPlane): PriceOverrides => application.get(PriceOverrides);
const get = (path: string): Promise<Answer> => asOwner({ method: 'GET', url: `${url}${path}` });
const create = (body: object): Promise<Answer> => asOwner({ method: 'POST', url, body });
const change = (id: unknown, body: object): Promise<Answer> =>
  asOwner({ method: 'PATCH', url: `${url}/${String(id)}`, body });
const fieldsOf = ({ json }: Answer): string[] => (json.errors as { field: string }[]).map(({ field }) => field);
const itemsOf = ({ json }: Answer): Record<string, unknown>[] => json.items as Record<string, unknown>[];

const ours = { platform: 'claude', model: 'claude-sonnet-5', prices: { input: '1', output: '4' } };
const whole = {
  ...{ ...ours, from: '2026-12-01', note: 'by contract' },
  longContext: [{ aboveTokens: 200_000, prices: { input: '2', output: '6' } }],
  classes: { batch: 40, priority: { prices: { input: '3' } } },
  ...{ regions: { us: 120 }, tools: { webSearch: '0.005' } },
};

describe('prices of administrators', () => {
  it('are kept whole, with what they do not say filled from what they do', async () => {
    const { status, json } = await create(whole);
    expect(status).toBe(201);
    expect(json).toMatchObject({
      prices: { input: '1', output: '4', cacheRead: '1', cacheWrite5m: '1', cacheWrite1h: '1' },
      longContext: [{ aboveTokens: 200_000, prices: { input: '2', output: '6', cacheRead: '1' } }],
      classes: { batch: 40, priority: { prices: { input: '3', output: '4' } } },
      ...{ regions: { us: 120 }, tools: { webSearch: '0.005' }, from: '2026-12-01', note: 'by contract' },
    });
    expect((await get(`/${String(json.id)}`)).json).toEqual(json);
  });

  it('hold in every gateway within a second, until they are taken back', async () => {
    const inputOf = ({ application }: ControlPlane): number | undefined =>
      application.get(PriceList).find('claude', 'claude-sonnet-5')?.prices.input;
    const { json } = await create(ours);
    expect(inputOf(gateway)).toBe(1_000_000);
    await until(() => inputOf(other) === 1_000_000, 'the other gateway counts by it', 2_000);
    expect(other.application.get(PriceList).find('bedrock', 'eu.anthropic.claude-sonnet-5')?.prices.input).toBe(
      1_000_000,
    );
    expect((await change(json.id, { prices: { input: '1.5', output: '4' } })).status).toBe(200);
    await until(() => inputOf(other) === 1_500_000, 'the other gateway counts by the change', 2_000);
    expect((await asOwner({ method: 'DELETE', url: `${url}/${String(json.id)}` })).status).toBe(204);
    await until(() => inputOf(other) === 2_000_000, 'the other gateway counts by the list again', 2_000);
  });

  it('are one for each model and day, also when two are set at the same moment', async () => {
    const answers = await Promise.all([create(ours), create(ours)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const next = await create({ ...ours, from: '2026-12-01' });
    expect(next.status).toBe(201);
    expect((await change(next.json.id, { from: null })).status).toBe(409);
    expect((await change(next.json.id, { from: '2027-01-01' })).json).toMatchObject({ from: '2027-01-01' });
  });

  it('change field by field, and lose for null what may be absent', async () => {
    const { json } = await create(whole);
    const cleared = { longContext: null, classes: {}, regions: null, tools: null, note: null };
    const { json: changed } = await change(json.id, cleared);
    expect(Object.keys(changed).sort()).toEqual(['createdAt', 'from', 'id', 'model', 'platform', 'prices']);
    expect((await change(json.id, { platform: 'openai' })).status).toBe(400);
  });

  it.each([
    ['prices', { prices: { input: '1' } }],
    ['prices', { prices: { input: 1, output: 2 } }],
    ['prices', { prices: { input: '1', output: '-2' } }],
    ['prices', { prices: { input: '1', output: '1e3' } }],
    ['prices', { prices: { input: '1', output: '0.0000001' } }],
    ['prices', { prices: { input: '1', output: '99999' } }],
    ['prices', { prices: { input: '1', output: '2', perImage: '3' } }],
    ['prices', { prices: ['1', '2'] }],
    ['model', { model: '*' }],
    ['model', { model: 'claude *' }],
    ['platform', { platform: 'toString' }],
    ['from', { from: '2026-02-30' }],
    ['from', { from: '2026-12-01T00:00:00Z' }],
    ['longContext', { longContext: [{ aboveTokens: -1, prices: { input: '1' } }] }],
    [
      'longContext',
      {
        longContext: [
          { aboveTokens: 2, prices: {} },
          { aboveTokens: 1, prices: {} },
        ],
      },
    ],
    ['longContext', { longContext: {} }],
    ['classes', { classes: { batch: 1_001 } }],
    ['classes', { classes: { cheap: 50 } }],
    ['classes', { classes: { batch: { prices: { input: 5 } } } }],
    ['classes', { classes: { batch: { prices: {}, more: 1 } } }],
    ['regions', { regions: { us: '110' } }],
    ['regions', { regions: { 'u s': 110 } }],
    ['tools', { tools: { webSearch: 1 } }],
    ['tools', { tools: { hammer: '1' } }],
  ])('are refused for their %s: %j', async (field, differences) => {
    const answer = await create({ ...ours, ...differences });
    expect([answer.status, fieldsOf(answer)]).toEqual([400, [field]]);
  });
});

describe('the list of prices', () => {
  it('goes through every price that holds or is to come once, page by page', async () => {
    await create(ours);
    await create({ ...ours, from: '2030-01-01' });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { json } = await get(`?limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...(json.items as { id: string }[]).map(({ id }) => id));
      cursor = json.nextCursor as string | null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const models = new Set(new PriceList().models.map(({ platform, model }) => `${platform}/${model}`));
    // Two of ours in place of one, and three of Gemini that double in January.
    expect(seen).toHaveLength(models.size + 1 + 3);
  });

  it('says of each where it stands, and finds them by name, platform and source', async () => {
    await create(ours);
    const standings = async (query: string): Promise<unknown[][]> =>
      itemsOf(await get(query)).map(({ id, standing }) => [String(id).replace(/prc_.*/, 'prc'), standing]);
    expect(await standings('?search=SONNET-5&platform=claude&all=true')).toEqual([
      ['claude/claude-sonnet-5#bundled', 'replaced'],
      ['claude/claude-sonnet-5#prc', 'effective'],
    ]);
    expect(await standings('?search=opus-4-6&all=true')).toEqual([
      ['claude/claude-opus-4-6#bundled', 'past'],
      ['claude/claude-opus-4-6@2026-03-13#bundled', 'effective'],
    ]);
    expect(await standings('?search=gemini-3.8')).toEqual([
      ['gemini/gemini-3.8-flash#bundled', 'effective'],
      ['gemini/gemini-3.8-flash@2027-01-01#bundled', 'coming'],
    ]);
    expect(await standings('?source=override')).toHaveLength(1);
    expect((await get('?source=account')).status).toBe(400);
  });
});

describe('the look-up of a price', () => {
  const whyOf = ({ json }: Answer): string => (json.why as string[]).join('; ');

  it('says which price holds at a time, and why', async () => {
    const profile = 'us.anthropic.claude-opus-4-6-20260205-v1:0';
    const today = await get(`/lookup?platform=bedrock&model=${profile}`);
    expect(today.json.price).toMatchObject({
      ...{ id: 'claude/claude-opus-4-6@2026-03-13#bundled*110%', prices: { input: '5.5' }, source: 'bundled' },
    });
    expect(whyOf(today)).toBe(
      'bedrock sells models of claude at their price; claude-opus-4-6-20260205 is the name of the vendor in ' +
        `${profile}; a release date at the end is left out; claude-opus-4-6 is the exact name of a price; ` +
        'it holds from 2026-03-13 on; a region of Bedrock adds 10 per cent',
    );
    const before = await get('/lookup?platform=claude&model=claude-opus-4-6&at=2026-03-12T23:59:59Z');
    expect(before.json.price).toMatchObject({ longContext: [{ aboveTokens: 200_000 }] });
    const alias = await get('/lookup?platform=openai&model=gpt-5.6');
    expect(whyOf(alias)).toBe('gpt-5.6 is another name of gpt-5.6-sol; it holds from 2026-08-21 on');
    const rule = await get('/lookup?platform=sandbox&model=sandbox-stream-10x5');
    expect(whyOf(rule)).toBe('the name is one of sandbox-*');
    await create({ ...ours, platform: 'openai', model: 'gpt-5.6-sol', from: '2026-11-01' });
    expect(whyOf(await get('/lookup?platform=openai&model=gpt-5.6&at=2026-12-24T00:00:00Z'))).toBe(
      'it is another name of gpt-5.6-sol; it holds from 2026-11-01 on; an administrator has set it',
    );
  });

  it('knows no price of a name that nobody has priced, however close it is', async () => {
    for (const model of ['claude-sonnet-5-5', 'claude-sonnet-5x', 'claude-sonnet', 'Claude-Sonnet-5'])
      expect((await get(`/lookup?platform=claude&model=${model}`)).json).toEqual({
        ...{ price: null, multiplierPercent: 100, why: [], rules: [] },
      });
  });

  it('shows the price of an account', async () => {
    const pricing = { multiplierPercent: 50, prices: { 'claude-sonnet-5': { input: '1', output: '2' } } };
    const account = await asOwner({
      ...{ method: 'POST', url: '/admin/accounts' },
      body: { name: 'flat', platform: 'claude', credentials: { apiKey: 'sk-test' }, pricing },
    });
    const id = String(account.json.id);
    const cache = { cacheRead: '1', cacheWrite5m: '1', cacheWrite1h: '1' };
    expect(account.json.pricing).toEqual({
      ...{ ...pricing, prices: { 'claude-sonnet-5': { input: '1', output: '2', ...cache } } },
    });
    const found = await get(`/lookup?platform=claude&model=claude-sonnet-5&accountId=${id}`);
    expect(found.json).toMatchObject({ multiplierPercent: 50, price: { source: 'account', prices: { input: '1' } } });
    expect((await get(`/lookup?platform=openai&model=gpt-5&accountId=${id}`)).status).toBe(404);
    const circumstances = { platform: 'claude', accountId: id, calledAs: 'claude-sonnet-5', at: 0 } as const;
    const entries = [{ model: undefined, usage: { ...noTokens, input: 1_000_000 } }];
    expect(gateway.application.get(Pricing).cost(entries, circumstances).nanoDollars).toBe(500_000_000n);
    const patch = (body: unknown): Promise<Answer> =>
      asOwner({ method: 'PATCH', url: `/admin/accounts/${id}`, body: { pricing: body } });
    for (const bad of [
      ...[
        { multiplierPercent: 1_001 },
        { multiplierPercent: 0.5 },
        { multiplierPercent: '5' },
        { more: 1 },
        [],
        'free',
      ],
      ...[
        { prices: { 'a b': { input: '1', output: '1' } } },
        { prices: { a: { input: 1, output: 1 } } },
        { prices: [] },
      ],
    ])
      expect([bad, (await patch(bad)).status]).toEqual([bad, 400]);
    expect((await patch({ multiplierPercent: 0 })).json.pricing).toEqual({ multiplierPercent: 0 });
    expect((await patch(null)).json.pricing).toBeUndefined();
  });
});

describe('models without a price', () => {
  const DAY_MS = 86_400_000;
  const now = Date.now();
  let count = 0;
  const book = (daysAgo: number, fields: Partial<UsageRecord>): Promise<unknown> => {
    const startedAt = now - daysAgo * DAY_MS;
    count += 1;
    const record = usageRecord({
      ...{ requestId: `req_${count}`, startedAt, userId: `usr_${count}`, platform: 'openai-compatible' },
      ...{ costNanoDollars: null, tokens: { ...noTokens, input: 10, output: 5 } },
      ...fields,
    });
    return writeEntries(gateway.redis, [{ record, at: startedAt }]);
  };

  it('are listed by the name that needs a price, the most asked for first, and say when they have one by now', async () => {
    await book(1, { model: 'llama-9' });
    await book(2, { model: 'llama-9' });
    await book(3, { model: 'house', calledAs: 'qwen-9' });
    await book(32, { model: 'forgotten' });
    await book(1, { model: 'priced', costNanoDollars: '7' });
    const usage = { ...noTokens, output: 4 };
    await book(1, {
      platform: 'claude',
      model: 'claude-sonnet-5',
      charged: [
        { model: 'claude-sonnet-5', usage },
        { model: 'claude-sonnet-5-5', usage },
      ],
    });
    const at = (daysAgo: number): string => new Date(now - daysAgo * DAY_MS).toISOString();
    const llama = {
      platform: 'openai-compatible',
      model: 'llama-9',
      requests: 2,
      tokens: 30,
      lastAt: at(1),
      hasPrice: false,
    };
    const { json } = await get('/unknown');
    expect(json).toMatchObject({ nextCursor: null, isComplete: true });
    expect((json.items as Record<string, unknown>[])[0]).toEqual(llama);
    const others = (json.items as Record<string, unknown>[]).slice(1);
    expect(others.toSorted((first, second) => (String(first.model) < String(second.model) ? -1 : 1))).toEqual([
      { platform: 'claude', model: 'claude-sonnet-5-5', requests: 1, tokens: 4, lastAt: at(1), hasPrice: false },
      { platform: 'openai-compatible', model: 'qwen-9', requests: 1, tokens: 15, lastAt: at(3), hasPrice: false },
    ]);
    await create({ platform: 'openai-compatible', model: 'llama-*', prices: { input: '0.1', output: '0.2' } });
    expect(itemsOf(await get('/unknown'))[0]).toEqual({ ...llama, hasPrice: true });
  });
});
