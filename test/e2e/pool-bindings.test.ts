import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../support/http-call';
import { type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { newGreeting } from '../support/relay-client';
import { neverCool } from '../support/relay-house';
import { until } from '../support/supervisor/until';

let house: PoolHouse;
let names = 0;
beforeAll(async () => {
  house = await startPoolHouse();
  await house.addAccount('sk-sandbox-everybody', { priority: 1, cooldownSeconds: neverCool });
});
afterAll(() => house.stop());
beforeEach(() => house.sandbox.resetLedger());
afterEach(() => house.sandbox.setAccountFaults({}));

const steady = (fields: object = {}): object => ({ cooldownSeconds: neverCool, priority: 90, ...fields });
const accountOf = ({ status, headers }: HttpAnswer): string => {
  expect(status).toBe(200);
  return String(headers['x-trunkline-account']);
};
async function group(strategy = 'priority'): Promise<string> {
  names += 1;
  return house.addGroup({ name: `Group ${names}`, strategy });
}

/** Asks again and again in new conversations. @returns how often which account answered */
async function spread(key: IssuedKey, count: number): Promise<Map<string, number>> {
  const shares = new Map<string, number>();
  for (let asked = 0; asked < count; asked += 1) {
    const account = accountOf(await house.ask(key, newGreeting()));
    shares.set(account, (shares.get(account) ?? 0) + 1);
  }
  return shares;
}

describe('a key that is bound to an account', () => {
  it('is never served by another one, also when that one fails', async () => {
    const accountId = await house.addAccount('sk-sandbox-bound', steady());
    const key = await house.addKey({ accountId });
    expect(accountOf(await house.ask(key, newGreeting()))).toBe(accountId);
    await house.sandbox.resetLedger();
    await house.sandbox.setAccountFaults({ 'sk-sandbox-bound': '529' });
    expect((await house.ask(key, newGreeting())).status).toBe(529);
    expect((await house.sandbox.ledger()).map(({ apiKeyTail }) => apiKeyTail)).toEqual(['-bound']);
    await house.admin('POST', `/admin/accounts/${accountId}/pause`);
    const answer = await house.ask(key, newGreeting());
    expect(answer).toMatchObject({ status: 529, headers: { 'x-trunkline-error-code': 'upstream_none_available' } });
    expect((await house.explain(answer)).choices[0]).toMatchObject({
      via: 'bound',
      candidates: [{ accountId, reasons: ['switched-off'] }],
    });
  });

  it('turns to its fallback group, and only where it names one', async () => {
    const fallbackGroupId = await group();
    const accountId = await house.addAccount('sk-sandbox-alone', steady());
    const other = await house.addAccount('sk-sandbox-standby', steady({ groupIds: [fallbackGroupId] }));
    const [withFallback, without] = [
      await house.addKey({ accountId, fallbackGroupId }),
      await house.addKey({ accountId }),
    ];
    expect(accountOf(await house.ask(withFallback, newGreeting()))).toBe(accountId);
    await house.sandbox.setAccountFaults({ 'sk-sandbox-alone': '503' });
    const answer = await house.ask(withFallback, newGreeting());
    expect(accountOf(answer)).toBe(other);
    expect((await house.explain(answer)).choices.map(({ via }) => via)).toEqual(['bound', 'fallback']);
    expect((await house.ask(without, newGreeting())).status).toBe(503);
  });
});

describe('a key that is bound to a group', () => {
  it('is served by its members only, and by nobody when they all fail', async () => {
    const groupId = await group();
    const members = [
      await house.addAccount('sk-sandbox-member-1', steady({ groupIds: [groupId] })),
      await house.addAccount('sk-sandbox-member-2', steady({ groupIds: [groupId] })),
    ];
    const key = await house.addKey({ groupId });
    expect(members).toEqual(expect.arrayContaining([...(await spread(key, 6)).keys()]));
    await house.sandbox.setAccountFaults({ 'sk-sandbox-member-1': '500', 'sk-sandbox-member-2': '500' });
    await house.sandbox.resetLedger();
    expect((await house.ask(key, newGreeting())).status).toBe(500);
    expect(new Set((await house.sandbox.ledger()).map(({ apiKeyTail }) => apiKeyTail))).toEqual(
      new Set(['mber-1', 'mber-2']),
    );
  });
});

describe('a personal account', () => {
  it('serves its owner and nobody else: not by priority, not by group, not by a conversation of the same session', async () => {
    const [owner = '', stranger = ''] = await house.addUsers(2);
    const groupId = await group();
    const personal = await house.addAccount('sk-sandbox-personal', {
      ...steady({ groupIds: [groupId] }),
      ...{ personal: true, ownerId: owner, priority: 1 },
    });
    const other = await house.addAccount('sk-sandbox-shared', steady({ groupIds: [groupId] }));
    const [ofOwner, ofStranger] = [
      await house.addKey({ userId: owner, groupId }),
      await house.addKey({ userId: stranger, groupId }),
    ];
    const headers = { 'x-claude-code-session-id': 'one session' };
    for (let turn = 0; turn < 3; turn += 1) {
      expect(accountOf(await house.ask(ofOwner, newGreeting(), { headers }))).toBe(personal);
      expect(accountOf(await house.ask(ofStranger, newGreeting(), { headers }))).toBe(other);
    }
    const pool = await house.addKey({ userId: stranger });
    expect((await spread(pool, 5)).has(personal)).toBe(false);
    await expect(house.addKey({ userId: stranger, accountId: personal })).rejects.toThrow(/answered 400/);
    await house.admin('POST', `/admin/accounts/${other}/pause`);
    expect((await house.ask(ofStranger, newGreeting())).status).toBe(529);
  });

  it('no longer serves a conversation once it belongs to somebody else', async () => {
    const [owner = '', stranger = ''] = await house.addUsers(2);
    const account = await house.addAccount('sk-sandbox-handed-on', steady({ priority: 1 }));
    const everybody = await house.addKey({ userId: stranger, accountId: account });
    expect(accountOf(await house.ask(everybody, newGreeting()))).toBe(account);
    await house.admin('PATCH', `/admin/accounts/${account}`, { personal: true, ownerId: owner });
    expect((await house.ask(everybody, newGreeting())).status).toBe(404);
  });
});

describe('the strategy of a group', () => {
  async function members(groupId: string, count: number, fieldsOf: (index: number) => object): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      names += 1;
      ids.push(
        await house.addAccount(`sk-sandbox-strategic-${names}`, {
          ...steady({ groupIds: [groupId] }),
          ...fieldsOf(index),
        }),
      );
    }
    return ids;
  }

  it('failover asks strictly in the order of the chain', async () => {
    const groupId = await group('failover');
    const ids = await members(groupId, 3, (index) => ({ priority: 30 - 10 * index }));
    const key = await house.addKey({ groupId });
    expect(await spread(key, 4)).toEqual(new Map([[ids[2], 4]]));
    await house.admin('POST', `/admin/accounts/${ids[2] ?? ''}/pause`);
    expect(await spread(key, 4)).toEqual(new Map([[ids[1], 4]]));
    const faulty = `sk-sandbox-strategic-${names - 1}`;
    await house.sandbox.setAccountFaults({ [faulty]: '529' });
    const answer = await house.ask(key, newGreeting());
    expect(accountOf(answer)).toBe(ids[0]);
    expect((await house.explain(answer)).attempts.map(({ accountId }) => accountId)).toEqual([ids[1], ids[0]]);
  });

  it('round-robin gives every account the same share', async () => {
    const groupId = await group('round-robin');
    const ids = await members(groupId, 3, () => ({}));
    const shares = await spread(await house.addKey({ groupId }), 12);
    expect([...shares.values()]).toEqual([4, 4, 4]);
    expect(new Set(shares.keys())).toEqual(new Set(ids));
  });

  it('least-busy prefers the account with the fewest requests', async () => {
    const groupId = await group('least-busy');
    const ids = await members(groupId, 2, () => ({}));
    const key = await house.addKey({ groupId });
    const leaving = new AbortController();
    const long = newGreeting({ model: 'sandbox-stream-2000x20', stream: true });
    const open = house.ask(key, long, { signal: leaving.signal }).catch(() => undefined);
    await until(async () => (await house.sandbox.state()).openStreams === 1, 'the stream runs');
    const running = await Promise.all(ids.map(async (id) => (await house.account(id)).state.running ?? 0));
    const idle = ids[running.indexOf(0)];
    expect(await spread(key, 4)).toEqual(new Map([[idle, 4]]));
    leaving.abort();
    await open;
  });

  it('shuffle gives shares by weight', async () => {
    const groupId = await group('shuffle');
    const ids = await members(groupId, 2, (index) => ({ weight: index === 0 ? 4 : 1 }));
    const shares = await spread(await house.addKey({ groupId }), 100);
    // Four of five, give or take five standard deviations.
    expect(shares.get(ids[0] ?? '')).toBeGreaterThan(60);
    expect(shares.get(ids[1] ?? '')).toBeGreaterThan(3);
  });

  it('cost prefers the account that serves the model for less', async () => {
    const groupId = await group('cost');
    const ids = await members(groupId, 2, (index) => ({
      modelMapping: { cheap: index === 0 ? 'claude-opus-4-1' : 'sandbox-small' },
    }));
    const key = await house.addKey({ groupId });
    const prices = new Map<string, number>();
    for (let asked = 0; asked < 4; asked += 1) {
      const account = accountOf(await house.ask(key, newGreeting({ model: 'cheap' })));
      prices.set(account, (prices.get(account) ?? 0) + 1);
    }
    expect(prices).toEqual(new Map([[ids[1], 4]]));
  });

  it('latency prefers the account that answers sooner', async () => {
    const groupId = await group('latency');
    const ids = await members(groupId, 2, () => ({}));
    await house.sandbox.setAccountFaults({ [`sk-sandbox-strategic-${names - 1}`]: 'slow:700' });
    const key = await house.addKey({ groupId });
    await until(async () => {
      await spread(key, 2);
      const states = await Promise.all(ids.map((id) => house.account(id)));
      return states.every(({ state }) => 'firstByteMs' in state);
    }, 'both are measured');
    const shares = await spread(key, 40);
    // All but the one in twenty that looks whether the slow one has recovered, give or take eight standard deviations.
    expect(shares.get(ids[1] ?? '')).toBeGreaterThan(26);
  });
});
