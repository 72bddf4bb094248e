import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../support/http-call';
import { type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { newGreeting, refusalOf } from '../support/relay-client';
import { until } from '../support/supervisor/until';

let house: PoolHouse;
beforeAll(async () => {
  house = await startPoolHouse();
  await house.addAccount('sk-sandbox-wide');
});
afterAll(() => house.stop());
beforeEach(() => house.sandbox.resetLedger());

const LONG_WAIT_MS = 30_000;
const lineOf = (size: number, timeoutMs = LONG_WAIT_MS): object => ({ concurrency: 1, queue: { size, timeoutMs } });

/** A request that stays with its upstream. @returns how to leave it */
async function hold(key: IssuedKey): Promise<() => Promise<void>> {
  const before = (await house.sandbox.state()).openStreams;
  const leaving = new AbortController();
  const body = newGreeting({ model: 'sandbox-stream-3000x20', stream: true });
  const answer = house.ask(key, body, { signal: leaving.signal }).catch(() => undefined);
  await until(async () => (await house.sandbox.state()).openStreams > before, 'the stream runs');
  return async () => {
    leaving.abort();
    await answer;
  };
}

/** Waits until so many requests wait in the gateway. */
async function untilWaiting(count: number, where: 'line' | 'account'): Promise<void> {
  await until(async () => {
    const figures = await (await fetch(`${house.gateway.url}/metrics`)).text();
    return figures.includes(`trunkline_queue_depth{for="${where}"} ${count}\n`);
  }, `${count} wait`);
}

/** Place, and whole milliseconds. */
function queueHeaders({ headers }: HttpAnswer): [number, number] {
  const { 'x-trunkline-queue-position': position, 'x-trunkline-queue-wait-ms': waitedMs } = headers;
  expect([position, waitedMs]).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d+$/)]);
  return [Number(position), Number(waitedMs)];
}

function expectRefused(answer: HttpAnswer, code: string): void {
  expect(answer).toMatchObject({ status: 429, headers: { 'x-trunkline-error-code': code } });
  expect(answer.headers['retry-after']).toMatch(/^\d+$/);
  expect(answer.headers['x-should-retry']).toBeUndefined();
  expect(refusalOf(answer).error.type).toBe('rate_limit_error');
}

describe('the line of a key', () => {
  it('lets the second request wait for the first, and refuses the third when one may wait', async () => {
    const key = await house.addKey({ limits: lineOf(1) });
    const release = await hold(key);
    const second = house.ask(key, newGreeting());
    await untilWaiting(1, 'line');
    expectRefused(await house.ask(key, newGreeting()), 'policy_queue_full');
    const releasedAt = performance.now();
    await release();
    const answer = await second;
    expect(performance.now() - releasedAt).toBeLessThan(1_000);
    expect(answer.status).toBe(200);
    const [position, waitedMs] = queueHeaders(answer);
    expect(position).toBe(1);
    expect(waitedMs).toBeGreaterThan(0);
    const explained = await house.explain(answer);
    expect(explained.admission).toMatchObject({ place: 1 });
    expect(Math.abs((explained.admission.waitedMs ?? 0) - waitedMs)).toBeLessThan(10);
    expect((await house.ask(key, newGreeting())).headers['x-trunkline-queue-position']).toBeUndefined();
  });

  it('serves in the order in which the requests came', async () => {
    const key = await house.addKey({ limits: lineOf(5) });
    const release = await hold(key);
    const order: number[] = [];
    const answers: Promise<HttpAnswer>[] = [];
    for (const place of [1, 2, 3, 4]) {
      const asked = house.ask(key, newGreeting()).then((answer) => {
        order.push(queueHeaders(answer)[0]);
        return answer;
      });
      answers.push(asked);
      await untilWaiting(place, 'line');
    }
    await release();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('is left with a refusal when the time is up', async () => {
    const key = await house.addKey({ limits: lineOf(3, 300) });
    const release = await hold(key);
    const startedAt = performance.now();
    const answer = await house.ask(key, newGreeting());
    expect(performance.now() - startedAt).toBeGreaterThan(290);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    expectRefused(answer, 'policy_queue_timed_out');
    expect(await house.explain(answer)).toMatchObject({
      ...{ outcome: 'refused', status: 429, code: 'policy_queue_timed_out', attempts: [] },
      admission: { place: 1 },
    });
    await release();
  });

  it('is left at once by a client that leaves, and its place is free', async () => {
    const key = await house.addKey({ limits: lineOf(1) });
    const release = await hold(key);
    const leaving = new AbortController();
    const left = house.ask(key, newGreeting(), { signal: leaving.signal }).catch(() => undefined);
    await untilWaiting(1, 'line');
    leaving.abort();
    await left;
    const leftAt = performance.now();
    await untilWaiting(0, 'line');
    expect(performance.now() - leftAt).toBeLessThan(1_000);
    const next = house.ask(key, newGreeting());
    await untilWaiting(1, 'line');
    await release();
    expect((await next).status).toBe(200);
  });

  it('of a key that is full holds up no other key of the same user', async () => {
    const [userId = ''] = await house.addUsers(1);
    const narrow = await house.addKey({ userId, limits: lineOf(5) });
    const other = await house.addKey({ userId, limits: lineOf(5) });
    const release = await hold(narrow);
    const waits = house.ask(narrow, newGreeting());
    await untilWaiting(1, 'line');
    expect((await house.ask(other, newGreeting())).status).toBe(200);
    await release();
    expect((await waits).status).toBe(200);
  });

  it('is there for the limit of a user as well', async () => {
    const [userId = ''] = await house.addUsers(1);
    await house.admin('PATCH', `/admin/users/${userId}`, { limits: lineOf(1) });
    const [first, second] = [await house.addKey({ userId }), await house.addKey({ userId })];
    const release = await hold(first);
    const waits = house.ask(second, newGreeting());
    await untilWaiting(1, 'line');
    expectRefused(await house.ask(first, newGreeting()), 'policy_queue_full');
    await release();
    expect((await waits).status).toBe(200);
  });
});

describe('the queue of an account', () => {
  async function narrowAccount(): Promise<string> {
    return house.addAccount('sk-sandbox-narrow', { maxConcurrency: 1, priority: 90 });
  }

  it('is fair between users: who asked much does not go before who asked little', async () => {
    const accountId = await narrowAccount();
    const [greedy = '', modest = ''] = await house.addUsers(2);
    const [ofGreedy, ofModest] = [
      await house.addKey({ userId: greedy, accountId }),
      await house.addKey({ userId: modest, accountId }),
    ];
    const release = await hold(ofGreedy);
    const order: string[] = [];
    const answers: Promise<HttpAnswer>[] = [];
    const asking = [...Array<string>(4).fill('greedy'), 'modest', 'modest'];
    for (const [before, name] of asking.entries()) {
      const answer = house.ask(name === 'greedy' ? ofGreedy : ofModest, newGreeting());
      answers.push(
        answer.then((served) => {
          order.push(name);
          return served;
        }),
      );
      await untilWaiting(before + 1, 'account');
    }
    await release();
    for (const answer of await Promise.all(answers)) {
      expect(answer).toMatchObject({ status: 200, headers: { 'x-trunkline-account': accountId } });
      const [position, waitedMs] = queueHeaders(answer);
      expect(position).toBeGreaterThanOrEqual(1);
      expect(waitedMs).toBeGreaterThan(0);
    }
    // Turn by turn, beginning with whichever; the greedy one's rest comes last.
    expect(order.slice(0, 4).filter((name) => name === 'modest')).toHaveLength(2);
    expect(order.slice(-1)).toEqual(['greedy']);
    await house.removeAccount(accountId);
  });

  it('is as long as the key says, and left with a refusal when the time is up', async () => {
    const accountId = await narrowAccount();
    const key = await house.addKey({ accountId, limits: { concurrency: 9, queue: { size: 1, timeoutMs: 400 } } });
    const release = await hold(key);
    const waits = house.ask(key, newGreeting());
    await untilWaiting(1, 'account');
    expectRefused(await house.ask(key, newGreeting()), 'policy_queue_full');
    const late = await waits;
    expectRefused(late, 'policy_queue_timed_out');
    expect((await house.explain(late)).choices[0]).toMatchObject({
      queuePosition: 1,
      candidates: [{ accountId, reasons: ['slots-taken'] }],
    });
    await release();
    await house.removeAccount(accountId);
  });

  it('is left at once by a client that leaves', async () => {
    const accountId = await narrowAccount();
    const key = await house.addKey({
      accountId,
      limits: { concurrency: 9, queue: { size: 1, timeoutMs: LONG_WAIT_MS } },
    });
    const release = await hold(key);
    const leaving = new AbortController();
    const left = house.ask(key, newGreeting(), { signal: leaving.signal }).catch(() => undefined);
    await untilWaiting(1, 'account');
    leaving.abort();
    await left;
    const leftAt = performance.now();
    await untilWaiting(0, 'account');
    const next = house.ask(key, newGreeting());
    await untilWaiting(1, 'account');
    expect(performance.now() - leftAt).toBeLessThan(1_000);
    await release();
    expect((await next).status).toBe(200);
    expect(await house.sandbox.ledger()).toHaveLength(2);
    await house.removeAccount(accountId);
  });

  it('is not waited in while another account is free', async () => {
    const group = await house.addGroup({ name: 'One full, one free' });
    const full = await house.addAccount('sk-sandbox-full', { maxConcurrency: 1, priority: 10, groupIds: [group] });
    const free = await house.addAccount('sk-sandbox-free', { maxConcurrency: 1, priority: 20, groupIds: [group] });
    const key = await house.addKey({ groupId: group });
    const release = await hold(key);
    expect((await house.account(full)).state.running).toBe(1);
    const answer = await house.ask(key, newGreeting());
    expect(answer).toMatchObject({ status: 200, headers: { 'x-trunkline-account': free } });
    expect(answer.headers['x-trunkline-queue-position']).toBeUndefined();
    await release();
  });
});
