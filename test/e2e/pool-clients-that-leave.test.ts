import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PoolHouse, type UsageRow, startPoolHouse } from '../support/pool-house';
import { newGreeting } from '../support/relay-client';
import { until } from '../support/supervisor/until';

let house: PoolHouse;
let accountId: string;
beforeAll(async () => {
  house = await startPoolHouse();
  accountId = await house.addAccount('sk-sandbox-left', { maxConcurrency: 1 });
});
afterAll(() => house.stop());
beforeEach(() => house.sandbox.resetLedger());

const SOON_MS = 1_000;

interface Stage {
  readonly when: string;
  readonly body: object;
  /** What the client has seen when it leaves. */
  readonly seen: 'nothing' | 'headers' | 'text';
  readonly source: string;
}

const stages: readonly Stage[] = [
  { when: 'before headers', body: { model: 'sandbox-fault-slow:20000' }, seen: 'nothing', source: 'estimated' },
  {
    when: 'before headers of a stream',
    body: { model: 'sandbox-fault-slow:20000', stream: true },
    seen: 'nothing',
    source: 'estimated',
  },
  {
    when: 'before the first event of a stream',
    body: { model: 'sandbox-fault-slow-body:20000', stream: true },
    seen: 'nothing',
    source: 'estimated',
  },
  {
    when: 'in the middle of a stream',
    body: { model: 'sandbox-stream-1000x20', stream: true },
    seen: 'text',
    source: 'partial',
  },
  {
    when: 'in the middle of a JSON answer',
    body: { model: 'sandbox-fault-stall:20000' },
    seen: 'nothing',
    source: 'estimated',
  },
];

describe('a client that leaves', () => {
  it.each(stages)(
    '$when frees the upstream and every slot within a second, and is in the books once',
    async (stage) => {
      const key = await house.addKey({ limits: { concurrency: 1 } });
      const leaving = new AbortController();
      const answer = fetch(`${house.gateway.url}/api/v1/messages`, {
        method: 'POST',
        headers: { 'x-api-key': key.key, 'content-type': 'application/json', 'anthropic-version': '2023-06-01' },
        body: JSON.stringify(newGreeting(stage.body)),
        signal: leaving.signal,
      });
      if (stage.seen === 'text') {
        const reader = (await answer).body?.getReader();
        let text = '';
        while (!text.includes('content_block_delta'))
          text += Buffer.from((await reader?.read())?.value ?? []).toString();
      } else {
        await until(async () => (await house.sandbox.ledger()).length === 1, 'the upstream was asked');
      }
      const leftAt = Date.now();
      leaving.abort();
      await answer.then(
        () => undefined,
        () => undefined,
      );
      await until(
        async () => (await house.sandbox.ledger())[0]?.finished === 'client-left',
        'the upstream is left',
        SOON_MS,
      );
      expect(((await house.sandbox.ledger())[0]?.abortedAt ?? 0) - leftAt).toBeLessThan(300);
      await until(async () => ((await house.account(accountId)).state.running ?? 0) === 0, 'the slot is free', SOON_MS);
      await until(async () => (await house.ask(key, newGreeting())).status === 200, 'the key is free', SOON_MS);
      let rows: UsageRow[] = [];
      await until(async () => {
        const page = await house.admin<{ items: (UsageRow & { keyId: string })[] }>(
          'GET',
          '/admin/usage/records?limit=50',
        );
        rows = page.items.filter(({ keyId }) => keyId === key.id);
        return rows.length >= 2;
      }, 'both requests are in the books');
      expect(rows).toHaveLength(2);
      const row = rows.find(({ outcome }) => outcome !== 'completed');
      expect(row).toMatchObject({ outcome: 'caller-left', source: stage.source, accountId, attempts: 1 });
      if (stage.source === 'partial') {
        expect(row?.status).toBe(200);
        expect(row?.tokens.input).toBeGreaterThan(0);
      } else {
        expect(row?.status).toBe(0);
      }
    },
  );

  it('while it waits for an account leaves no trace in the books', async () => {
    const [holder, waiter] = [await house.addKey(), await house.addKey()];
    const leavingHolder = new AbortController();
    const long = newGreeting({ model: 'sandbox-stream-1000x20', stream: true });
    const held = house.ask(holder, long, { signal: leavingHolder.signal }).catch(() => undefined);
    await until(async () => (await house.sandbox.state()).openStreams === 1, 'the slot is taken');
    const leaving = new AbortController();
    const waiting = house.ask(waiter, newGreeting(), { signal: leaving.signal }).catch(() => undefined);
    const depth = async (count: number): Promise<boolean> =>
      (await (await fetch(`${house.gateway.url}/metrics`)).text()).includes(
        `trunkline_queue_depth{for="account"} ${count}\n`,
      );
    await until(() => depth(1), 'it waits');
    leaving.abort();
    await waiting;
    await until(() => depth(0), 'it no longer waits', SOON_MS);
    leavingHolder.abort();
    await held;
    await until(async () => (await house.ask(waiter, newGreeting())).status === 200, 'the slot is free', SOON_MS);
    expect(await house.sandbox.ledger()).toHaveLength(2);
    const page = await house.admin<{ items: { keyId: string }[] }>('GET', '/admin/usage/records?limit=50');
    expect(page.items.filter(({ keyId }) => keyId === waiter.id).length).toBeLessThanOrEqual(1);
  });
});
