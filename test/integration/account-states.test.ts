import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountStates, HALF_OPEN_MS } from '@app/accounts';
import { systemClock } from '@app/common';
import { CollectionPoller } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { until } from '../support/supervisor/until';
import {
  type TwoAccountStates,
  cooling,
  startTwoAccountStates,
  striking,
  untilOf,
} from '../support/two-account-states';

const MINUTE_MS = 60_000;

let two: TwoAccountStates;
let here: AccountStates;
let there: AccountStates;
beforeAll(async () => {
  two = await startTwoAccountStates();
});
afterAll(() => two.stop());
beforeEach(async () => {
  await two.renew();
  ({ here, there } = two);
});

describe('a cooldown', () => {
  it('takes effect here at once, before Redis knows of it', async () => {
    const told = here.cool('acc_1', cooling());
    expect(here.get('acc_1')?.cooldowns).toMatchObject([
      { scope: 'account', cause: 'overloaded', evidence: { status: 529, requestId: 'req_1' } },
    ]);
    await told;
    expect(here.get('acc_1')).toBe(here.collection.get('acc_1'));
  });

  it('is known to another process within a second', async () => {
    const poller = new CollectionPoller([there.collection]);
    await poller.start();
    try {
      await here.cool('acc_1', cooling());
      await until(() => there.get('acc_1') !== undefined, 'the cooldown is seen', 1_000);
      expect(there.get('acc_1')).toEqual(here.get('acc_1'));
    } finally {
      poller.stop();
    }
  });

  it('is extended and never shortened, whoever writes when', async () => {
    const writes = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 600 }), isHere: fc.boolean() }), {
      ...{ minLength: 1, maxLength: 12 },
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(writes, async (all) => {
        const id = `acc_${(run += 1)}`;
        const now = Date.now();
        const moments = all.map(({ minutes }) => now + minutes * MINUTE_MS);
        await Promise.all(
          all.map(({ isHere }, index) =>
            (isHere ? here : there).cool(id, cooling({ lasts: { until: moments[index] ?? 0 } })),
          ),
        );
        expect([await untilOf(here, id), await untilOf(there, id)]).toEqual([
          ...[Math.max(...moments), Math.max(...moments)],
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the moment at which it began when it is extended', async () => {
    await here.cool('acc_1', cooling());
    const first = here.get('acc_1')?.cooldowns[0];
    await there.cool('acc_1', cooling({ lasts: { ms: 5 * MINUTE_MS } }));
    const extended = there.get('acc_1')?.cooldowns[0];
    expect(extended?.since).toBe(first?.since);
    expect(extended?.until).toBeGreaterThan((first?.until ?? 0) + 3 * MINUTE_MS);
  });

  it('stands beside those of other causes and scopes', async () => {
    await Promise.all([
      here.cool('acc_1', cooling()),
      there.cool('acc_1', cooling({ cause: 'unauthorized' })),
      there.cool('acc_1', cooling({ scope: 'family:opus' })),
    ]);
    await here.collection.sync();
    const kinds = here.get('acc_1')?.cooldowns.map(({ scope, cause }) => `${cause} ${scope}`);
    expect(kinds?.sort()).toEqual(['overloaded account', 'overloaded family:opus', 'unauthorized account']);
  });

  it('lasts by the clock of Redis, not by that of a process', async () => {
    const wrong = new AccountStates(two.redis, { now: () => 0, monotonic: () => 0 });
    const before = Date.now();
    await wrong.cool('acc_1', cooling());
    expect(await untilOf(here)).toBeGreaterThanOrEqual(before + MINUTE_MS);
  });

  it('stays in effect here when Redis cannot be told', async () => {
    const lost = await openRedis(two.server.url, 'requests');
    const alone = new AccountStates(lost, systemClock);
    lost.disconnect();
    await expect(alone.cool('acc_1', cooling())).rejects.toThrow();
    expect(alone.get('acc_1')?.cooldowns).toHaveLength(1);
  });

  it('of families does not fill the record, whatever clients ask for', async () => {
    await here.cool('acc_1', cooling({ cause: 'unauthorized', lasts: { ms: 1_000 } }));
    for (let index = 0; index < 40; index += 1) await here.cool('acc_1', cooling({ scope: `family:f${index}` }));
    const scopes = here.get('acc_1')?.cooldowns.map(({ scope }) => scope);
    expect(scopes).toHaveLength(32);
    expect(scopes).toEqual(expect.arrayContaining(['account', 'family:f39']));
  });
});

describe('strikes', () => {
  it('lead to a cooldown at the last of them, wherever they were counted', async () => {
    await here.cool('acc_1', striking(3));
    await there.cool('acc_1', striking(3));
    expect(await untilOf(here)).toBeUndefined();
    await here.cool('acc_1', striking(3));
    expect(await untilOf(there)).toBeGreaterThan(Date.now());
  });

  it('are forgotten after their time', async () => {
    await here.cool('acc_1', striking(2, 30));
    const counted = Date.now();
    await until(() => Date.now() > counted + 40, 'the strike is too old');
    await here.cool('acc_1', striking(2, 30));
    expect(await untilOf(here)).toBeUndefined();
    await here.cool('acc_1', striking(2, MINUTE_MS));
    expect(await untilOf(here)).toBeDefined();
  });

  it('of one cause do not count for another, nor those of one family for another', async () => {
    await here.cool('acc_1', striking(2));
    await here.cool('acc_1', { ...striking(2), cause: 'forbidden' });
    await here.cool('acc_1', { ...striking(2), scope: 'family:opus' });
    await here.cool('acc_2', striking(2));
    expect([await untilOf(here), await untilOf(here, 'acc_2')]).toEqual([undefined, undefined]);
  });

  it('are not needed where a cooldown is over and nothing has succeeded since', async () => {
    await here.cool('acc_1', { ...cooling({ cause: 'failing' }), lasts: { until: Date.now() - HALF_OPEN_MS / 2 } });
    await here.cool('acc_1', striking(3));
    expect(await untilOf(here)).toBeGreaterThan(Date.now());
  });

  it('are needed again where nobody has asked for so long that the cooldown means nothing any more', async () => {
    await here.cool('acc_1', { ...cooling({ cause: 'failing' }), lasts: { until: Date.now() - HALF_OPEN_MS - 1 } });
    await here.cool('acc_1', striking(3));
    expect(await untilOf(here)).toBeUndefined();
  });
});
