import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FoldedPool, foldLive } from '../support/live/fold-live';
import { type LiveHouse, startLiveHouse } from '../support/live/live-house';
import type { LiveViewer } from '../support/live/live-viewer';

interface Running {
  readonly total: number;
  readonly items: readonly Record<string, unknown>[];
}
interface Figures {
  readonly running: number;
  readonly waitingInLine: number;
  readonly waitingForAccounts: number;
  readonly requestsPerSecond: number | null;
  readonly gateways: number;
}

let house: LiveHouse;
let accountId: string;
beforeAll(async () => {
  house = await startLiveHouse();
  accountId = [...house.gateways[0].parts.accounts.collection.values()][0]!.id;
});
afterAll(() => house.stop());

const runningOf = (viewer: LiveViewer): Running => foldLive(viewer.told).running as Running;
const figuresOf = (viewer: LiveViewer): Figures => foldLive(viewer.told).figures as Figures;
const accountOf = (viewer: LiveViewer, id: string): Record<string, unknown> =>
  (foldLive(viewer.told).accounts.get(id) ?? {}) as Record<string, unknown>;
const soon = { timeout: 5_000, interval: 25 };

describe('what two gateways are at', () => {
  let viewers: readonly [LiveViewer, LiveViewer];
  beforeEach(async () => {
    viewers = [await house.watch('/admin/live', 'operator', 0), await house.watch('/admin/live', 'admin', 1)];
    for (const viewer of viewers) await expect.poll(() => viewer.of('snapshot').length, soon).toBe(1);
  });

  it('is shown alike by both, whichever of them serves a request', async () => {
    const member = await house.addKey('member', { name: 'laptop' });
    const asked = [
      house.ask(member.text, 'sandbox-stream-200x20', 0),
      house.ask(member.text, 'sandbox-stream-200x20', 1),
    ];
    for (const viewer of viewers) {
      await expect
        .poll(() => runningOf(viewer).items.map(({ state }) => state), soon)
        .toEqual(['streaming', 'streaming']);
      await expect.poll(() => accountOf(viewer, accountId).running, soon).toBe(2);
      await expect.poll(() => figuresOf(viewer), soon).toMatchObject({ running: 2, gateways: 2, waitingInLine: 0 });
      expect(runningOf(viewer)).toMatchObject({ total: 2 });
      for (const item of runningOf(viewer).items)
        expect(item).toMatchObject({
          ...{ keyId: member.id, keyName: 'laptop', userId: house.idOf('member'), username: 'member' },
          ...{ model: 'sandbox-stream-200x20', accountId, accountName: 'team' },
        });
    }
    await expect.poll(() => Number(runningOf(viewers[0]).items[0]?.tokens), soon).toBeGreaterThan(20);
    for (const one of asked) one.leave();
    await Promise.all(asked.map(({ done }) => done));
    for (const viewer of viewers) {
      await expect.poll(() => runningOf(viewer), soon).toEqual({ total: 0, items: [] });
      await expect.poll(() => accountOf(viewer, accountId).running, soon).toBe(0);
      await expect.poll(() => figuresOf(viewer).requestsPerSecond, soon).toBeGreaterThan(0);
    }
  });

  it('holds who waits in the line of a key, and who waits for an account', async () => {
    const serial = await house.addAccount('narrow', { maxConcurrency: 1, models: ['sandbox-stream-900x20'] });
    const limits = { concurrency: 1, queue: { size: 5, timeoutMs: 20_000 } };
    const bound = await house.addKey('member', { accountId: serial });
    const lined = await house.addKey('admin', { limits });
    const asked = [
      ...[house.ask(bound.text, 'sandbox-stream-900x20', 0), house.ask(bound.text, 'sandbox-stream-900x20', 1)],
      ...[house.ask(lined.text, 'sandbox-stream-400x20', 0), house.ask(lined.text, 'sandbox-stream-400x20', 1)],
    ];
    for (const viewer of viewers) {
      await expect
        .poll(() => figuresOf(viewer), soon)
        .toMatchObject({ running: 2, waitingInLine: 1, waitingForAccounts: 1 });
      await expect.poll(() => accountOf(viewer, serial), soon).toMatchObject({ running: 1, waiting: 1 });
      const queued = runningOf(viewer).items.filter(({ state }) => state === 'queued');
      expect(queued.map(({ keyId, accountId: account }) => [keyId, account]).sort()).toEqual(
        [
          [bound.id, null],
          [lined.id, null],
        ].sort(),
      );
      expect(runningOf(viewer).total).toBe(4);
    }
    for (const one of asked) one.leave();
    await Promise.all(asked.map(({ done }) => done));
    for (const viewer of viewers) await expect.poll(() => runningOf(viewer).total, soon).toBe(0);
  });

  it('folds to what a fresh snapshot shows, once all is quiet', async () => {
    const key = await house.addKey('member');
    const { parts } = house.gateways[1];
    for (let index = 0; index < 12; index += 1) {
      const asked = house.ask(key.text, 'sandbox-small', index % 2 === 0 ? 0 : 1);
      const id = await house.addAccount(`made ${index}`, { models: ['none'] });
      const record = parts.accounts.get(id)!;
      if (index % 3 === 0) await parts.accounts.delete(record.id);
      else if (index % 3 === 1) await parts.accounts.update({ ...record, schedulable: false });
      await parts.events.publish({ type: 'test', summary: `number ${index}`, data: { endpointId: 'whe_1' } });
      await asked.done;
    }
    const fresh = async (gateway: 0 | 1): Promise<string> => {
      const viewer = await house.watch('/admin/live', 'owner', gateway);
      await expect.poll(() => viewer.of('snapshot').length, soon).toBe(1);
      const snapshot = viewer.told.filter(({ event }) => event === 'snapshot');
      viewer.close();
      return shown(foldLive(snapshot));
    };
    const pictures = async (): Promise<string[]> => [
      ...[await fresh(0), await fresh(1)],
      ...viewers.map(({ told }) => shown(foldLive(told))),
    ];
    await expect.poll(async () => new Set(await pictures()).size, { timeout: 10_000, interval: 200 }).toBe(1);
    const folded = foldLive(viewers[1].told);
    expect(folded.accounts.size).toBe(house.gateways[0].parts.accounts.collection.size);
    expect(folded.events.map((event) => (event as { summary: string }).summary)).toContain('number 11');
  });
});

/** Accounts in any order, as a console keeps them by id; without rates, which move while nothing else does. */
const shown = ({ accounts, figures, ...pool }: FoldedPool): string => {
  const { requestsPerSecond, errorsPerSecond, tokensPerSecond, ...still } = figures as Record<string, unknown>;
  const sorted = [...accounts.entries()].sort(([first], [second]) => (first < second ? -1 : 1));
  return JSON.stringify([
    sorted,
    still,
    pool,
    typeof requestsPerSecond,
    typeof errorsPerSecond,
    typeof tokensPerSecond,
  ]);
};

describe('what somebody has under way', () => {
  it('is shown to them, from both gateways, without the account, and to nobody else', async () => {
    const own = await house.addKey('member', { name: 'mine' });
    const [mine, others] = [await house.watch('/me/live', 'member', 1), await house.watch('/me/live', 'operator', 1)];
    for (const viewer of [mine, others]) await expect.poll(() => viewer.of('snapshot').length, soon).toBe(1);
    const asked = house.ask(own.text, 'sandbox-stream-120x20', 0);
    await expect
      .poll(
        () =>
          mine
            .of<Running>('running')
            .at(-1)
            ?.items.map(({ keyName, state }) => [keyName, state]),
        soon,
      )
      .toEqual([['mine', 'streaming']]);
    expect(Object.keys(mine.of<Running>('running').at(-1)!.items[0]!).sort()).toEqual(
      ['requestId', 'keyId', 'keyName', 'model', 'since', 'state', 'tokens'].sort(),
    );
    asked.leave();
    await expect.poll(() => mine.of<Running>('running').at(-1)?.items, soon).toEqual([]);
    expect(others.of('running')).toEqual([]);
  });

  it('moves their figures when it is over', async () => {
    const limits = { dailyCostUsd: 1_000, window: { minutes: 60, requests: 50 } };
    const { id, text } = await house.addKey('admin', { name: 'limited', limits });
    const viewer = await house.watch('/me/live', 'admin', 0);
    await expect.poll(() => viewer.of('snapshot').length, soon).toBe(1);
    const used = (): unknown => {
      const figures = viewer.of<{ keys: { keyId: string; limits: unknown }[] }>('figures').at(-1);
      return figures?.keys.find(({ keyId }) => keyId === id)?.limits;
    };
    await house.ask(text, 'sandbox-small', 1).done;
    await expect.poll(used, soon).toMatchObject({ window: { requests: { used: 1, remaining: 49 } } });
  });
});
