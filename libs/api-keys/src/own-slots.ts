import { randomInt } from 'node:crypto';
import type { LiveCollection, WriteOutcome } from '@app/redis';
import type { ApiKey } from './api-key';

/** `full`: the person has as many keys of their own as they may have. */
export type SlotOutcome = WriteOutcome | 'full';

/**
 * Which places are free to be taken: as many as are left, from the lowest number on. Whoever knows of fewer keys than there are may only
 * try places that are free by what they know, and every one of those is either taken by now, which the write tells, or free. So nobody
 * gets more than `mostKeys`, however many gateways hand places out at the same time, and also where keys hold places of a time in which
 * more were allowed.
 */
export function freeOwnSlots(held: ReadonlySet<number>, mostKeys: number): number[] {
  const free: number[] = [];
  for (let slot = 0; free.length < mostKeys - held.size; slot += 1) if (!held.has(slot)) free.push(slot);
  return free;
}

/** What no two keys share, for the collection; empty for a key that takes no place. */
export const ownSlotText = ({ userId, ownSlot, deletedAt }: ApiKey): string =>
  ownSlot === undefined || deletedAt !== undefined ? '' : `${userId}#${ownSlot}`;

/** The places for keys that people issue themselves. */
export class OwnSlots {
  constructor(private readonly collection: LiveCollection<ApiKey>) {}

  /** How many keys somebody may still issue. */
  left(userId: string, mostKeys: number): number {
    return freeOwnSlots(this.heldBy(userId), mostKeys).length;
  }

  /** Writes a key with a place that is free, and tries another one where somebody else was faster. */
  async take(
    userId: string,
    mostKeys: number,
    write: (ownSlot: number) => Promise<WriteOutcome>,
  ): Promise<SlotOutcome> {
    const refused = new Set<number>();
    for (;;) {
      const free = freeOwnSlots(new Set([...this.heldBy(userId), ...refused]), mostKeys);
      // Many who look for a place at the same time must not all try the first one.
      const ownSlot = free[free.length === 0 ? 0 : randomInt(free.length)];
      if (ownSlot === undefined) return 'full';
      const outcome = await write(ownSlot);
      if (outcome !== 'taken') return outcome;
      refused.add(ownSlot);
    }
  }

  private heldBy(userId: string): Set<number> {
    const held = new Set<number>();
    for (const apiKey of this.collection.values()) {
      if (apiKey.userId === userId && apiKey.deletedAt === undefined && apiKey.ownSlot !== undefined)
        held.add(apiKey.ownSlot);
    }
    return held;
  }
}
