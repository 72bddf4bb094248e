import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HALF_OPEN_MS } from '@app/accounts';
import { KnownAccounts } from './known-accounts';
import { LASTING_MS } from './spell';
import { spellEvent } from './spell-event';
import { PretendedPool, kinds } from './testing/pretended-pool';
import { PretendedWorker, type SharedNotes } from './testing/pretended-worker';

type Step = (world: World) => void;

interface World {
  readonly pool: PretendedPool;
  readonly notes: SharedNotes;
  readonly workers: readonly PretendedWorker[];
}

const known = new KnownAccounts({
  accounts: { collection: { get: () => undefined, values: () => new Map<string, never>().values() } },
  adapters: {} as never,
});

function newWorld(): World {
  const pool = new PretendedPool();
  const notes: SharedNotes = { texts: new Map(), cursor: 0, revision: 0, told: [] };
  const workers = [1, 2].map(() => new PretendedWorker(pool, notes, (news) => spellEvent(news, known)));
  return { pool, notes, workers };
}

const kind = fc.constantFrom(...kinds);
const worker = fc.integer({ min: 0, max: 1 });
const ofWorker = (act: (one: PretendedWorker) => void) =>
  worker.map((index): Step => {
    return ({ workers }) => workers.slice(index, index + 1).forEach(act);
  });
const span = fc.oneof(
  fc.integer({ min: 1, max: LASTING_MS * 2 }),
  fc.integer({ min: 1, max: HALF_OPEN_MS * 2 }),
  fc.constantFrom(LASTING_MS, LASTING_MS - 1, HALF_OPEN_MS, HALF_OPEN_MS - 1, 1),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(kind, span).map(
      ([one, ms]): Step =>
        ({ pool }) =>
          pool.cool(one, ms),
    ),
  },
  {
    weight: 4,
    arbitrary: span.map(
      (ms): Step =>
        ({ pool }) =>
          void (pool.now += ms),
    ),
  },
  {
    weight: 2,
    arbitrary: kind.map(
      (one): Step =>
        ({ pool }) =>
          pool.end([one], 'answered'),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>(({ pool }) => pool.end(kinds, 'reset')) },
  { weight: 3, arbitrary: ofWorker((one) => one.look()) },
  { weight: 3, arbitrary: ofWorker((one) => void one.read()) },
  { weight: 3, arbitrary: ofWorker((one) => one.writeDown()) },
  { weight: 1, arbitrary: ofWorker((one) => one.publish(1)) },
  { weight: 1, arbitrary: ofWorker((one) => one.die()) },
);

/** One worker is left, and has all the time in the world. */
function settle({ pool, workers: [first] }: World): void {
  pool.now += HALF_OPEN_MS * 4;
  first?.look();
  for (let isLast = false; !isLast;) {
    isLast = first?.read() ?? true;
    first?.writeDown();
  }
}

describe('what is told of accounts', () => {
  it('is one account.recovered for each account.cooling, never while the account is left alone, whoever tells it and whoever dies', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
        const world = newWorld();
        for (const one of steps) one(world);
        settle(world);
        const { told } = world.notes;
        const recoveries = told.filter(({ type }) => type === 'account.recovered');
        const begins = told.filter(({ type }) => type !== 'account.recovered');
        expect(recoveries.map(({ data }) => data.spell).sort()).toEqual(begins.map(({ data }) => data.spell).sort());
        for (const { data, at } of recoveries) {
          const begin = begins.find((one) => one.data.spell === data.spell);
          const ended = Date.parse(at ?? '');
          const field = `acc_1 ${String(data.cause)}|${data.scope === 'family' ? 'family:opus' : String(data.scope)}`;
          expect(ended).toBeGreaterThanOrEqual(Date.parse(begin?.at ?? ''));
          expect(told.indexOf(begin as never)).toBeLessThan(told.findIndex((one) => one.data === data));
          for (const rest of world.pool.rests)
            if (rest.field === field) expect(ended <= rest.from || ended >= rest.to, JSON.stringify(rest)).toBe(true);
          if (ended === Date.parse(begin?.at ?? '')) expect(data.lastedSeconds).toBe(0);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves out nothing that lasts for a minute', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const world = newWorld();
        for (const one of steps) one(world);
        settle(world);
        const spells = world.notes.told
          .filter(({ type }) => type === 'account.recovered')
          .map(({ data, at }) => ({
            cause: data.cause,
            from: Date.parse(String(data.since)),
            to: Date.parse(at ?? ''),
          }));
        for (const { field, from, to } of world.pool.rests.filter((rest) => rest.to - rest.from >= LASTING_MS)) {
          const [, cause] = field.split(/[ |]/);
          const isCovered = spells.some((one) => one.cause === cause && one.from <= from && one.to >= to);
          expect(isCovered, `${field} ${from} ${to}`).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
