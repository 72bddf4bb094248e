import type { Account } from '@app/accounts';
import type { RedisConnection } from '@app/redis';
import { AccountSlots, type SlotTimes, slotTimes } from '@app/scheduler';
import { openRedis } from './open-redis';

type Candidate = Parameters<AccountSlots['hold']>[0];
type Held = ReturnType<AccountSlots['hold']>;

export function slotAccount(id: string, rest: Partial<Account> = {}): Account {
  return {
    ...{ id, name: id, platform: 'sandbox', priority: 50, schedulable: true, personal: false },
    ...{ createdAt: '2026-11-21T10:00:00.000Z', ...rest },
  };
}

export interface Place {
  readonly held?: Held;
  readonly accountId?: string;
  readonly outcome: string;
  readonly position?: number;
}

export interface WaitOptions {
  readonly userId?: string;
  readonly weight?: number;
  readonly size?: number;
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
  readonly onQueued?: (position: number) => void;
}

/** What one gateway has of account slots: connections of its own, and what it holds. */
export class SlotGateway {
  private constructor(
    readonly redis: RedisConnection,
    private readonly messages: RedisConnection,
    readonly slots: AccountSlots,
  ) {}

  static async open(url: string, times: Partial<SlotTimes> = {}): Promise<SlotGateway> {
    const [requests, messages] = [await openRedis(url), await openRedis(url)];
    const slots = new AccountSlots({ requests, messages }, () => performance.now(), { ...slotTimes, ...times });
    await slots.start();
    return new SlotGateway(requests, messages, slots);
  }

  /** As when the process is killed: nothing is given back, nobody is told. */
  kill(): void {
    this.slots.stop();
    this.redis.disconnect();
    this.messages.disconnect();
  }

  async take(requestId: string, accounts: readonly Account[], needs: Partial<Candidate> = {}): Promise<Place> {
    const candidates = accounts.map((account) => candidate(account, needs));
    const { candidate: taken, lacks } = await this.slots.take({ requestId, userId: 'usr_1', weight: 1 }, candidates);
    if (!taken) return { outcome: [...lacks.values()].join(' ') };
    return { outcome: 'taken', accountId: taken.account.id, held: this.slots.hold(taken, requestId) };
  }

  async wait(requestId: string, accounts: readonly Account[], options: WaitOptions = {}): Promise<Place> {
    const { userId = 'usr_1', weight = 1, size = 1_000, waitMs = 20_000, signal, onQueued } = options;
    const outcome = await this.slots.wait(
      { requestId, userId, weight },
      {
        waiting: {
          ...{ size, deadlineMs: performance.now() + waitMs, onQueued: onQueued ?? (() => undefined) },
          signal: signal ?? new AbortController().signal,
        },
        candidates: () => accounts.map((account) => candidate(account, {})),
        isWorthwhile: () => true,
      },
    );
    const position = outcome.position === undefined ? {} : { position: outcome.position };
    if (outcome.kind !== 'taken') return { outcome: outcome.kind, ...position };
    const held = this.slots.hold(outcome.candidate, requestId);
    return { outcome: 'taken', accountId: outcome.candidate.account.id, held, ...position };
  }

  /** Keys of account slots that Redis holds. */
  async keys(): Promise<string[]> {
    const keys = (await (this.redis as { keys(pattern: string): Promise<string[]> }).keys('*account-slots*')).sort();
    return keys;
  }
}

function candidate(account: Account, needs: Partial<Candidate>): Candidate {
  return { account, needsSerialLock: account.serialQueue !== undefined, needsProbe: false, ...needs };
}

/** How many commands that name account slots pass while something is done; what scripts do inside of Redis is not counted. */
export async function commandsDuring(redis: RedisConnection, action: () => Promise<unknown>): Promise<number> {
  const before = await commandCount(redis);
  await action();
  // The look itself is one of them.
  return (await commandCount(redis)) - before - 1;
}

async function commandCount(redis: RedisConnection): Promise<number> {
  const stats = await redis.info('commandstats');
  let count = 0;
  for (const [, name = '', calls = '0'] of stats.matchAll(/cmdstat_([\w|]+):calls=(\d+)/g)) {
    if (/^(evalsha|eval|info)$/.test(name)) count += Number(calls);
  }
  return count;
}
