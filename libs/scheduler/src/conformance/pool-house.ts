import type { Account, AccountState, Strategy } from '@app/accounts';
import { AccountScheduler } from '../account-scheduler';
import type { Availability } from '../eligibility';
import type { PoolParts } from '../pool-parts';
import type { ScheduleQuestion, Scheduling } from '../schedule-question';
import type { SlotCandidate } from '../slots/slot-candidate';
import type { WaitOutcome, WaitRequest, Waiting } from '../slots/waiter';

export const START = Date.parse('2026-11-21T12:00:00.000Z');

const sandboxModels = { models: ['sandbox-*'] };

export function poolAccount(id: string, rest: Partial<Account> = {}): Account {
  return {
    ...{ id, name: id, platform: 'sandbox', priority: 50, schedulable: true, personal: false },
    ...{ createdAt: '2026-11-21T10:00:00.000Z', ...rest },
  };
}

/** A pool whose accounts, health and slots live in memory, and whose time stands still until it is moved. */
export class PoolHouse implements PoolParts {
  readonly shelf = new Map<string, Account>();
  readonly availabilities = new Map<string, Availability>();
  readonly states = new Map<string, Pick<AccountState, 'firstByteMs' | 'spent'>>();
  readonly strategies = new Map<string, Strategy>();
  readonly slots = new SlotsInMemory();
  readonly pool: AccountScheduler;
  now = START;
  private readonly listeners: ((id: string, account: Account | undefined) => void)[] = [];
  private requests = 0;

  readonly accounts: PoolParts['accounts'] = {
    credentialState: () => 'usable',
    collection: {
      get: (id) => this.shelf.get(id),
      values: () => this.shelf.values(),
      onChange: (listener) => void this.listeners.push(listener),
    },
  };
  readonly groups: PoolParts['groups'] = {
    get: (id) => {
      const strategy = this.strategies.get(id);
      return strategy && { strategy };
    },
  };
  readonly platforms = new Proxy({} as PoolParts['platforms'], { get: () => sandboxModels });
  readonly health: PoolParts['health'] = {
    availabilityOf: ({ id }) => this.availabilities.get(id) ?? { kind: 'available' },
    stateOf: (id) => this.states.get(id),
  };
  /** What could not be served, and why. */
  readonly refused: string[] = [];
  readonly refusals: NonNullable<PoolParts['refusals']> = {
    note: (why, { model }) => void this.refused.push(`${model} ${why}`),
  };
  readonly clock: PoolParts['clock'] = { now: () => this.now, monotonic: () => this.now };

  constructor(...accounts: readonly Account[]) {
    this.pool = new AccountScheduler(this);
    for (const account of accounts) this.put(account);
  }

  put(account: Account): void {
    this.shelf.set(account.id, account);
    for (const listener of this.listeners) listener(account.id, account);
  }

  remove(id: string): void {
    this.shelf.delete(id);
    for (const listener of this.listeners) listener(id, undefined);
  }

  cool(id: string, forMs = 60_000, isSoft = false): void {
    this.availabilities.set(id, { kind: 'cooling', cooldown: this.cooldown(forMs), isSoft });
  }

  openHalf(id: string): void {
    this.availabilities.set(id, { kind: 'half-open', cooldown: this.cooldown(0) });
  }

  lease(
    changes: Partial<ScheduleQuestion> = {},
    tried: readonly string[] = [],
    waiting?: Waiting,
  ): Promise<Scheduling> {
    return this.pool.lease(this.question(changes), new Set(tried), waiting);
  }

  /** Which account a request gets, or why none. */
  async ask(changes: Partial<ScheduleQuestion> = {}, tried: readonly string[] = []): Promise<string> {
    const answer = await this.lease(changes, tried);
    return answer.kind === 'lease' ? answer.lease.account.id : answer.why;
  }

  originOf = (): string => 'https://sandbox.test';
  priceOf = (): number | undefined => undefined;
  today = (): string => '2026-11-21';

  private question(changes: Partial<ScheduleQuestion>): ScheduleQuestion {
    this.requests += 1;
    return {
      ...{ requestId: `req_${this.requests}`, userId: 'usr_1', model: 'sandbox-small', weight: 1 },
      ...{ binding: { kind: 'pool' }, affineAccountId: undefined, boundContent: 'free' },
      isUserMessage: () => true,
      ...changes,
    };
  }

  private cooldown(forMs: number) {
    return { scope: 'account', cause: 'overloaded', since: this.now, until: this.now + forMs, evidence: {} } as const;
  }
}

/** Limits and probes as the slot scripts keep them, without queues: whoever waits is served by the next release. */
export class SlotsInMemory {
  readonly taken = new Map<string, number>();
  readonly probed = new Set<string>();
  calls = 0;
  private waiters: (() => boolean)[] = [];

  readonly hints: PoolParts['slots']['hints'] = {
    note: () => undefined,
    clear: () => undefined,
    forget: () => undefined,
    shortage: () => undefined,
    probeInMs: (id: string) => (this.probed.has(id) ? 1_000 : 0),
  } as unknown as PoolParts['slots']['hints'];

  running(id: string): number {
    return this.taken.get(id) ?? 0;
  }

  forget(id: string): void {
    this.taken.delete(id);
  }

  take: PoolParts['slots']['take'] = (_, candidates) => {
    const lacks = new Map<string, 'slots-taken' | 'awaiting-probe'>();
    for (const candidate of candidates) {
      const lack = this.lack(candidate);
      if (lack === undefined) return Promise.resolve({ candidate, lacks });
      this.calls += 1;
      lacks.set(candidate.account.id, lack);
    }
    return Promise.resolve({ candidate: undefined, lacks });
  };

  wait(_: unknown, request: WaitRequest): Promise<WaitOutcome> {
    const { waiting } = request;
    return new Promise((resolve) => {
      const look = (): boolean => {
        const all = request.candidates();
        const candidate = all.find((one) => this.lack(one) === undefined);
        if (candidate) resolve({ kind: 'taken', candidate });
        else if (all.length === 0) resolve({ kind: 'nothing-left' });
        return candidate !== undefined || all.length === 0;
      };
      if (look()) return;
      waiting.onQueued(this.waiters.length + 1);
      if (waiting.deadlineMs <= START) resolve({ kind: 'wait-timed-out', position: 1 });
      else this.waiters.push(look);
    });
  }

  hold({ account }: SlotCandidate): ReturnType<PoolParts['slots']['hold']> {
    this.taken.set(account.id, this.running(account.id) + 1);
    let isHeld = true;
    return {
      headersArrived: () => undefined,
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.taken.set(account.id, this.running(account.id) - 1);
        this.look();
      },
    };
  }

  /** Something has changed: all that wait look again. */
  look(): void {
    this.waiters = this.waiters.filter((look) => !look());
  }

  private lack({ account, needsProbe }: SlotCandidate): 'slots-taken' | 'awaiting-probe' | undefined {
    if (this.running(account.id) >= (account.maxConcurrency ?? Number.POSITIVE_INFINITY)) return 'slots-taken';
    if (!needsProbe) return undefined;
    if (this.probed.has(account.id)) return 'awaiting-probe';
    this.probed.add(account.id);
    return undefined;
  }
}
