import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewEvent } from '@app/events';
import type { ReachedLimit } from './limit-notice';
import { LimitNotices } from './limit-notices';

const HOUR_MS = 3_600_000;
const reached = (id: string, differences: Partial<ReachedLimit> = {}): ReachedLimit => ({
  ...{ limit: 'concurrency', scope: 'key', allowed: 1, used: 1, until: undefined },
  ...{ key: { id, name: id, userId: 'usr_1' }, ...differences },
});

function house(most?: number) {
  let now = 0;
  const told: NewEvent[] = [];
  const warnings: object[] = [];
  let isAway = false;
  const notices = new LimitNotices(
    {
      log: {
        publish: (event) => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(told.push(event) > 0)),
      },
      groupIdsOf: () => ['grp_1'],
      clock: { now: () => now, monotonic: () => now },
      logger: { warn: (facts: object) => void warnings.push(facts), debug: () => undefined },
    },
    most,
  );
  const keysTold = (): unknown[] => told.map(({ data }) => data.keyId);
  return { notices, keysTold, warnings, told, pass: (ms: number) => (now += ms), away: (is: boolean) => (isAway = is) };
}

describe('LimitNotices', () => {
  it('tells of key.limit_reached once for each key and limit, and again after the time of quiet', async () => {
    const { notices, told, keysTold, pass } = house();
    for (let index = 0; index < 1_000; index += 1) notices.note(reached(`key_${index % 2}`));
    await notices.tell();
    await notices.tell();
    expect(keysTold()).toEqual(['key_0', 'key_1']);
    expect(told[0]).toMatchObject({ type: 'key.limit_reached', groupIds: ['grp_1'] });
    pass(HOUR_MS - 1);
    notices.note(reached('key_0'));
    pass(1);
    notices.note(reached('key_1'));
    await notices.tell();
    expect(keysTold()).toEqual(['key_0', 'key_1', 'key_1']);
  });

  it('keeps what could not be told, and tells it when it can', async () => {
    const { notices, keysTold, away } = house();
    away(true);
    notices.note(reached('key_1'));
    await notices.tell();
    away(false);
    await notices.tell();
    expect(keysTold()).toEqual(['key_1']);
  });

  it('holds no more than so many, says how many were left out, and has room again when their time is over', async () => {
    const { notices, keysTold, warnings, pass } = house(3);
    for (let index = 0; index < 10; index += 1) notices.note(reached(`key_${index}`));
    await notices.tell();
    expect([keysTold(), warnings]).toEqual([['key_0', 'key_1', 'key_2'], [{ count: 7 }]]);
    pass(HOUR_MS);
    await notices.tell();
    notices.note(reached('key_9'));
    await notices.tell();
    expect(keysTold().at(-1)).toBe('key_9');
    expect(warnings).toHaveLength(1);
  });

  it('tells the last of it when it stops, and waits no longer than it may', async () => {
    const { notices, keysTold } = house();
    notices.start();
    notices.note(reached('key_1'));
    await notices.stop(1_000);
    expect(keysTold()).toEqual(['key_1']);
    const hanging = new LimitNotices({
      log: { publish: () => new Promise(() => undefined) },
      groupIdsOf: () => [],
      clock: { now: () => 0, monotonic: () => 0 },
      logger: { warn: () => undefined, debug: () => undefined },
    });
    hanging.note(reached('key_1'));
    void hanging.tell();
    await hanging.stop(1);
  });

  it('never tells the same twice within its time of quiet, whatever comes in which order', async () => {
    const step = fc.oneof(
      fc.record({ key: fc.constantFrom('a', 'b', 'c'), allowed: fc.integer({ min: 1, max: 2 }) }),
      fc.integer({ min: 1, max: HOUR_MS }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { notices, told, pass } = house(4);
        for (const one of steps) {
          if (typeof one === 'number') pass(one);
          else notices.note(reached(one.key, { allowed: one.allowed }));
          await notices.tell();
        }
        const byName = Map.groupBy(told, ({ once }) => once?.name);
        for (const events of byName.values())
          events.reduce((before, event) => {
            expect(Date.parse(event.at ?? '') - Date.parse(before.at ?? '')).toBeGreaterThanOrEqual(HOUR_MS);
            return event;
          });
      }),
      { numRuns: 200 },
    );
  });
});
