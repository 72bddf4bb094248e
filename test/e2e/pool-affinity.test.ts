import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayFleet } from '../support/gateway-fleet';
import type { HttpAnswer } from '../support/http-call';
import { type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { askRelay, newGreeting, refusalOf } from '../support/relay-client';
import { until } from '../support/supervisor/until';

let house: PoolHouse;
let fleet: GatewayFleet;
let poolKey: IssuedKey;
/** Key of an account by its id. */
const accounts = new Map<string, string>();
beforeAll(async () => {
  house = await startPoolHouse();
  fleet = new GatewayFleet(house.environment, house.gateway);
  await Promise.all([fleet.add(), fleet.add()]);
  for (const organization of ['red', 'green', 'blue', 'white']) {
    const apiKey = `sk-sandbox-org-${organization}-1`;
    accounts.set(await house.addAccount(apiKey, { models: ['sandbox-*', apiKey] }), apiKey);
  }
  poolKey = await house.addKey();
  await knownEverywhere(poolKey, [...accounts.values()]);
});
afterAll(async () => {
  await fleet.stop();
  await house.stop();
});

/** @param apiKeys of accounts, each of which serves a model of that name */
async function knownEverywhere({ key }: IssuedKey, apiKeys: readonly string[]): Promise<void> {
  const isKnown = async (url: string): Promise<boolean> => {
    const models = await (await fetch(`${url}/api/v1/models?limit=1000`, { headers: { 'x-api-key': key } })).text();
    return apiKeys.every((apiKey) => models.includes(`"${apiKey}"`));
  };
  await until(async () => (await Promise.all(fleet.urls().map(isKnown))).every(Boolean), 'all gateways know the key');
}

let asked = 0;
/** Each request at the next gateway. */
function askAnywhere({ key }: IssuedKey, body: object, headers = {}): Promise<HttpAnswer> {
  const urls = fleet.urls();
  asked += 1;
  const gateway = { ...house.gateway, url: urls[asked % urls.length] ?? '' };
  return askRelay({ gateway, relayKey: key }, body, { headers });
}

interface Identity {
  readonly headers?: Record<string, string>;
  readonly fields?: object;
}

/** A client that thinks, marks its prompt for the cache, and sends everything again with every turn, as Claude Code does. */
class Talk {
  readonly accounts: string[] = [];
  readonly messages: { role: string; content: unknown }[] = [];
  last!: HttpAnswer;

  constructor(
    private readonly name: string,
    private readonly identity: Identity,
    private readonly key: IssuedKey = poolKey,
    private readonly thinks = true,
  ) {}

  async turn(extra: object = {}): Promise<void> {
    const text = `${this.name}, question ${this.messages.length}`;
    const marked = { type: 'text', text, cache_control: { type: 'ephemeral' } };
    const body = {
      ...{ model: 'sandbox-large', max_tokens: 400, system: `You are ${this.name}, and kind.` },
      ...(this.thinks ? { thinking: { type: 'adaptive' } } : {}),
      messages: [...this.messages, { role: 'user', content: [marked] }],
      ...this.identity.fields,
      ...extra,
    };
    this.last = await askAnywhere(this.key, body, this.identity.headers);
    if (this.last.status !== 200) return;
    this.messages.push({ role: 'user', content: [{ type: 'text', text }] });
    const { content } = JSON.parse(this.last.body.toString('utf8')) as { content: unknown };
    this.messages.push({ role: 'assistant', content });
    const account = String(this.last.headers['x-trunkline-account']);
    // A conversation is bound when its request is settled, which is a moment after its answer.
    if (account !== this.accounts.at(-1)) await house.usageOf(String(this.last.headers['request-id']));
    this.accounts.push(account);
  }

  async turns(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) {
      await this.turn();
      expect(this.last.status, this.last.body.toString('utf8')).toBe(200);
    }
  }

  get usage(): { cache_read_input_tokens: number } {
    return (JSON.parse(this.last.body.toString('utf8')) as { usage: { cache_read_input_tokens: number } }).usage;
  }
}

const jsonUserId = { device_id: 'd'.repeat(64), account_uuid: '', session_id: 'session-of-json' };
const identities: [string, Identity][] = [
  ['the session header of Claude Code', { headers: { 'x-claude-code-session-id': 'session-of-header' } }],
  ['a session in metadata.user_id', { fields: { metadata: { user_id: JSON.stringify(jsonUserId) } } }],
  [
    'a session in the older form of metadata.user_id',
    { fields: { metadata: { user_id: `user_${'a'.repeat(64)}_account__session_0b1c-22` } } },
  ],
  ['nothing but how it begins', {}],
];

describe('a conversation over three gateways', () => {
  it.each(identities)('stays on one account for 50 turns by %s, while others use the pool', async (name, identity) => {
    const talk = new Talk(name, identity);
    let isOver = false;
    const others = [1, 2].map(async () => {
      while (!isOver) expect((await askAnywhere(poolKey, newGreeting())).status).toBe(200);
    });
    await talk.turns(50);
    isOver = true;
    await Promise.all(others);
    expect(new Set(talk.accounts).size).toBe(1);
    // All but the last question and answer came out of the account's cache.
    expect(talk.usage.cache_read_input_tokens).toBeGreaterThan(1_000);
    const explained = await house.explain(talk.last);
    expect(explained.conversation).toBe(name.startsWith('nothing') ? 'prefix' : 'client');
    expect(explained.choices[0]).toMatchObject({ affinity: 'kept' });
    expect(explained.rewritten).toBeUndefined();
  });

  it('moves once when its account cools, goes on there with the old thinking in every turn, and does not move back', async () => {
    const talk = new Talk('mover', { headers: { 'x-claude-code-session-id': 'session-that-moves' } });
    await talk.turns(10);
    const [first = ''] = talk.accounts;
    await house.sandbox.setAccountFaults({ [accounts.get(first) ?? '']: '529' });
    await talk.turns(1);
    await house.sandbox.setAccountFaults({});
    const second = talk.accounts.at(-1);
    expect(second).not.toBe(first);
    const explained = await house.explain(talk.last);
    expect(explained.attempts).toMatchObject([
      { accountId: first, status: 529, failure: expect.stringContaining('overloaded') as string },
      { accountId: second, status: 200 },
    ]);
    expect(explained.choices.map(({ affinity }) => affinity)).toEqual(['kept', 'moved']);
    expect(explained.rewritten).toMatchObject({ thinkingOfMessages: 21 });
    await until(async () => (await house.account(first)).state.status === 'cooling', 'the first gateway heard of it');
    expect((await house.account(first)).state.cooldowns).toMatchObject([{ cause: 'overloaded' }]);

    await talk.turns(10);
    await house.admin('POST', `/admin/accounts/${first}/reset`);
    await until(
      async () => (await house.account(first)).state.status === 'available',
      'the first account is available again',
    );
    await talk.turns(5);
    expect(new Set(talk.accounts.slice(10))).toEqual(new Set([second]));
    // What was thought since then is sent as it came: only what the first account signed is left out.
    expect((await house.explain(talk.last)).rewritten).toMatchObject({ thinkingOfMessages: 21 });
    const signatures = JSON.stringify(talk.messages).match(/"signature"/g) ?? [];
    expect(signatures.length).toBeGreaterThanOrEqual(20);
  });

  it('moves before it asks when its account is known to cool, and counts tokens there as well', async () => {
    const talk = new Talk('early mover', { headers: { 'x-claude-code-session-id': 'session-that-moves-early' } });
    await talk.turns(3);
    const [first = ''] = talk.accounts;
    const bound = await house.addKey({ accountId: first });
    await house.admin('POST', `/admin/accounts/${first}/pause`);
    const refuses = async (url: string): Promise<boolean> => {
      const answer = await askRelay({ gateway: { ...house.gateway, url }, relayKey: bound.key }, newGreeting());
      return answer.status === 529;
    };
    await until(async () => (await Promise.all(fleet.urls().map(refuses))).every(Boolean), 'all know of the pause');
    await talk.turns(4);
    const second = talk.accounts.at(-1) ?? '';
    expect(new Set(talk.accounts.slice(3))).toEqual(new Set([second]));
    const relay = { gateway: house.gateway, relayKey: poolKey.key };
    const counted = await askRelay(
      relay,
      { model: 'sandbox-large', messages: [...talk.messages, { role: 'user', content: 'And now?' }] },
      { path: '/api/v1/messages/count_tokens', headers: { 'x-claude-code-session-id': 'session-that-moves-early' } },
    );
    expect(counted.status, counted.body.toString('utf8')).toBe(200);
    expect(counted.headers['x-trunkline-account']).toBe(second);
    await house.admin('POST', `/admin/accounts/${first}/resume`);
  });
});

describe('a conversation whose account has no free slot', () => {
  async function narrowPair(): Promise<IssuedKey> {
    const groupId = await house.addGroup({ name: `Pair ${(asked += 1)}` });
    const apiKeys = ['first', 'second'].map((name) => `sk-sandbox-org-narrow-${name}${asked}`);
    const limits = { maxConcurrency: 1, groupIds: [groupId], priority: 90 };
    for (const apiKey of apiKeys) await house.addAccount(apiKey, { ...limits, models: ['sandbox-*', apiKey] });
    const key = await house.addKey({ groupId });
    await knownEverywhere(key, apiKeys);
    return key;
  }

  async function hold(accountId = ''): Promise<() => Promise<void>> {
    const key = await house.addKey({ accountId });
    const leaving = new AbortController();
    const body = newGreeting({ model: 'sandbox-stream-3000x20', stream: true });
    const answer = house.ask(key, body, { signal: leaving.signal }).catch(() => undefined);
    await until(async () => (await house.account(accountId)).state.running === 1, 'the slot is taken');
    return async () => {
      leaving.abort();
      await answer;
    };
  }

  it('goes on elsewhere at once when nothing binds it', async () => {
    const key = await narrowPair();
    const talk = new Talk('soft', { headers: { 'x-session-id': 'soft' } }, key, false);
    await talk.turns(3);
    const [first] = talk.accounts;
    const release = await hold(first);
    await talk.turns(1);
    expect(talk.accounts.at(-1)).not.toBe(first);
    expect(talk.last.headers['x-trunkline-queue-position']).toBeUndefined();
    expect((await house.explain(talk.last)).choices[0]).toMatchObject({
      affinity: 'moved',
      movedBecause: ['slots-taken'],
    });
    await release();
  });

  it('waits for it when thinking binds it', async () => {
    const key = await narrowPair();
    const talk = new Talk('signed', { headers: { 'x-session-id': 'signed' } }, key);
    await talk.turns(3);
    const [first] = talk.accounts;
    const release = await hold(first);
    const turn = talk.turns(1);
    await until(async () => {
      const urls = fleet.urls().map((url) => `${url}/metrics`);
      const figures = await Promise.all(urls.map(async (url) => (await fetch(url)).text()));
      return figures.some((text) => text.includes('trunkline_queue_depth{for="account"} 1\n'));
    }, 'it waits');
    await release();
    await turn;
    expect(talk.accounts.at(-1)).toBe(first);
    expect(talk.last.headers['x-trunkline-queue-position']).toBe('1');
  });
});

describe('content that lives in an account', () => {
  it.each([
    ['a container', { container: 'container_011' }],
    [
      'a file',
      {
        messages: [
          { role: 'user', content: [{ type: 'document', source: { type: 'file', file_id: 'file_011' } }] },
          { role: 'assistant', content: 'Read.' },
          { role: 'user', content: 'Now sum it up.' },
        ],
      },
    ],
  ])('is never moved: %s', async (name, extra) => {
    const headers = { 'x-claude-code-session-id': `stored ${name}` };
    const talk = new Talk(name, { headers }, poolKey, false);
    await talk.turns(1);
    const [account = ''] = talk.accounts;
    const bound = await house.addKey({ accountId: account });
    await house.sandbox.setAccountFaults({ [accounts.get(account) ?? '']: '429:30' });
    expect((await house.ask(bound, newGreeting({ model: 'sandbox-large' }))).status).toBe(429);
    await house.sandbox.setAccountFaults({});
    await house.sandbox.resetLedger();
    await until(async () => {
      await talk.turn(extra);
      return talk.last.status !== 200;
    }, 'all gateways know that the account cools');
    expect(talk.last).toMatchObject({
      status: 503,
      headers: { 'x-trunkline-error-code': 'policy_bound_account_unavailable' },
    });
    expect(Number(talk.last.headers['retry-after'])).toBeGreaterThan(20);
    expect(Number(talk.last.headers['retry-after'])).toBeLessThanOrEqual(30);
    expect(refusalOf(talk.last).error.type).toBe('api_error');
    for (const { apiKeyTail } of await house.sandbox.ledger()) {
      expect(apiKeyTail).toBe((accounts.get(account) ?? '').slice(-6));
    }
    await house.admin('POST', `/admin/accounts/${account}/reset`);
    await until(async () => {
      await talk.turn(extra);
      return talk.last.status === 200;
    }, 'the account is back');
    expect(talk.accounts.at(-1)).toBe(account);
  });
});
