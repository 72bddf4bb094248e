import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PoolHouse, poolAccount } from './conformance/pool-house';
import type { Lease } from './schedule-question';

interface Model {
  readonly serving: Map<string, 'well' | 'cooling' | 'paused' | 'expired'>;
}
interface Real {
  readonly house: PoolHouse;
  readonly leases: Lease[];
}

const ids = ['acc_a', 'acc_b', 'acc_c', 'acc_d'];
const limits: Record<string, number> = { acc_c: 1, acc_d: 2 };
const fresh = (id: string) => poolAccount(id, id in limits ? { maxConcurrency: limits[id]! } : {});

type Step = fc.AsyncCommand<Model, Real>;

class Change implements Step {
  constructor(
    private readonly id: string,
    private readonly to: 'well' | 'cooling' | 'paused' | 'expired',
  ) {}
  check = () => true;
  run(model: Model, { house }: Real): Promise<void> {
    model.serving.set(this.id, this.to);
    house.availabilities.delete(this.id);
    house.put(fresh(this.id));
    if (this.to === 'cooling') house.cool(this.id);
    if (this.to === 'paused') house.put({ ...fresh(this.id), schedulable: false });
    if (this.to === 'expired') house.put({ ...fresh(this.id), expiresAt: '2026-11-21T11:59:00Z' });
    return Promise.resolve();
  }
  toString = () => `${this.id} is ${this.to}`;
}

class Release implements Step {
  constructor(private readonly which: number) {}
  check = () => true;
  run(_: Model, { leases }: Real): Promise<void> {
    leases.splice(this.which, 1)[0]?.release();
    return Promise.resolve();
  }
  toString = () => `release ${this.which}`;
}

class Choose implements Step {
  constructor(
    private readonly affine: string,
    private readonly content: 'free' | 'signed' | 'stored',
    private readonly tried: readonly string[],
  ) {}
  check = () => true;
  async run(model: Model, { house, leases }: Real): Promise<void> {
    const isFree = (id: string): boolean => house.slots.running(id) < (limits[id] ?? Number.POSITIVE_INFINITY);
    const eligible = ids.filter((id) => model.serving.get(id) === 'well' && !this.tried.includes(id) && isFree(id));
    const answer = await house.lease({ affineAccountId: this.affine, boundContent: this.content }, this.tried);
    const mayServe = this.content === 'stored' ? eligible.filter((id) => id === this.affine) : eligible;
    if (answer.kind === 'none') {
      expect(mayServe).toEqual([]);
      return;
    }
    const { account, choice } = answer.lease;
    leases.push(answer.lease);
    expect(mayServe).toContain(account.id);
    // Where the conversation's account can go on with it, it does.
    expect(account.id === this.affine).toBe(eligible.includes(this.affine));
    expect(choice.affinity).toBe(account.id === this.affine ? 'kept' : 'moved');
    expect(choice.movedBecause?.length).not.toBe(0);
  }
  toString = () => `choose for ${this.affine} (${this.content}), tried ${this.tried.join()}`;
}

const anyId = fc.constantFrom(...ids);
const steps = [
  fc.tuple(anyId, fc.constantFrom('well', 'cooling', 'paused', 'expired')).map(([id, to]) => new Change(id, to)),
  fc.nat(6).map((which) => new Release(which)),
  fc
    .tuple(anyId, fc.constantFrom('free', 'signed', 'stored'), fc.subarray(ids, { maxLength: 2 }))
    .map(([affine, content, tried]) => new Choose(affine, content, tried)),
];

it('chooses only accounts that are eligible, and keeps a conversation where it is whenever that one is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 60 }), async (commands) => {
      await fc.asyncModelRun(
        () => ({
          model: { serving: new Map(ids.map((id) => [id, 'well' as const])) },
          real: { house: new PoolHouse(...ids.map(fresh)), leases: [] },
        }),
        commands,
      );
    }),
    { numRuns: 150 },
  );
});
