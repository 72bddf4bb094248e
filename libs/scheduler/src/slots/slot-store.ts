import {
  type RedisConnection,
  type SlotAnswer,
  accountSlotScripts,
  mostAccountsPerCall,
  redisKeys,
  runScript,
  slotGroupsPerRenewal,
} from '@app/redis';
import type { SlotCandidate, SlotSeeker } from './slot-candidate';
import { MOST_WAITERS_OF_AN_ACCOUNT, type SlotTimes } from './slot-times';

/** What a request that may wait says when it asks. */
export interface QueueEntry {
  /** How many requests of its user may wait. */
  readonly size: number;
  /** Recent waits were longer than what it can wait: a queue that is more than half full is not worth joining. */
  readonly isInAHurry: boolean;
}

/** What is given back. `serialRestMs` absent: the serial lock is not held. */
export interface Release {
  readonly requestId: string;
  readonly accountId: string;
  readonly givesSlot: boolean;
  readonly serialRestMs?: number;
}

type Members = ReadonlyMap<string, readonly string[]>;

/** Slots and queues in Redis: one call, one script. */
export class SlotStore {
  constructor(
    private readonly connection: RedisConnection,
    private readonly times: SlotTimes,
  ) {}

  /** @param candidates one to eight, the preferred one first */
  async take(
    seeker: SlotSeeker,
    candidates: readonly SlotCandidate[],
    entry: QueueEntry | undefined,
  ): Promise<SlotAnswer> {
    const { leaseMs, waiterMs, serialHoldMs, probeEveryMs } = this.times;
    const keys = candidates.flatMap(({ account }) => {
      const { leases, waiters, serialWaiters, waiterExpiries, shares, serialLock, probe } = redisKeys.accountSlots(
        account.id,
      );
      return [leases, waiters, serialWaiters, waiterExpiries, shares, serialLock, probe];
    });
    const wishes = candidates.flatMap(({ account, needsSerialLock, needsProbe }) => [
      ...[account.id, account.maxConcurrency ?? 0, needsSerialLock ? 1 : 0, needsProbe ? 1 : 0],
    ]);
    try {
      return await runScript(this.connection, accountSlotScripts.take, keys, [
        ...[seeker.requestId, seeker.userId, seeker.weight, leaseMs, entry ? waiterMs : 0, entry?.size ?? 0],
        ...[MOST_WAITERS_OF_AN_ACCOUNT, entry?.isInAHurry ? 1 : 0, serialHoldMs, probeEveryMs],
        ...[redisKeys.accountSlotReleases(), ...wishes],
      ]);
    } catch (error) {
      // Nobody knows what the script has done: a slot that nobody uses must not wait for its expiry.
      for (const { account, needsSerialLock } of candidates) {
        const serial = needsSerialLock ? { serialRestMs: 0 } : {};
        const release = { requestId: seeker.requestId, accountId: account.id, givesSlot: true, ...serial };
        this.release(release).catch(() => undefined);
      }
      throw error;
    }
  }

  async release({ requestId, accountId, givesSlot, serialRestMs }: Release): Promise<void> {
    const { leases, serialLock, waiterExpiries } = redisKeys.accountSlots(accountId);
    const channel = redisKeys.accountSlotReleases();
    await runScript(
      this.connection,
      accountSlotScripts.release,
      [leases, serialLock, waiterExpiries],
      [requestId, givesSlot ? 1 : 0, serialRestMs ?? '', channel, accountId],
    );
  }

  /** Leaves the queues of accounts. */
  async leave({ requestId, userId }: SlotSeeker, accountIds: readonly string[]): Promise<void> {
    await Promise.all(
      chunks(accountIds, mostAccountsPerCall).map((ids) => {
        const keys = ids.flatMap((id) => {
          const { waiters, serialWaiters, waiterExpiries, shares } = redisKeys.accountSlots(id);
          return [waiters, serialWaiters, waiterExpiries, shares];
        });
        const scriptArguments = [requestId, userId, redisKeys.accountSlotReleases(), ...ids];
        return runScript(this.connection, accountSlotScripts.leave, keys, scriptArguments);
      }),
    );
  }

  /** @param held account id → request ids */
  renewLeases(held: Members): Promise<void> {
    return this.renew(held, 1, this.times.leaseMs, (id) => {
      const { leases } = redisKeys.accountSlots(id);
      return [leases, leases, leases, leases];
    });
  }

  /** @param waiting account id → requests and users, as `waiterOf` writes them */
  renewWaiters(waiting: Members): Promise<void> {
    return this.renew(waiting, 0, this.times.waiterMs, (id) => {
      const { waiterExpiries, waiters, serialWaiters, shares } = redisKeys.accountSlots(id);
      return [waiterExpiries, waiters, serialWaiters, shares];
    });
  }

  private async renew(
    members: Members,
    takesAgain: 0 | 1,
    ms: number,
    keysOf: (id: string) => string[],
  ): Promise<void> {
    await Promise.all(
      chunks([...members], slotGroupsPerRenewal).map((groups) => {
        const keys = groups.flatMap(([id]) => keysOf(id));
        const values = groups.flatMap(([, ids]) => [takesAgain, ms, ids.length, ...ids]);
        return runScript(this.connection, accountSlotScripts.renew, keys, values);
      }),
    );
  }
}

/** How a waiter is written in Redis. */
export function waiterOf({ requestId, userId }: SlotSeeker): string {
  return `${requestId} ${userId}`;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const parts = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts;
}
