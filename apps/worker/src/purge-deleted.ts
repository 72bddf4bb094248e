import type { ApiKeys } from '@app/api-keys';
import { actAs } from '@app/audit';
import type { Users } from '@app/auth';
import { type Clock, isPastRestoring } from '@app/common';

const context = { actor: { kind: 'system', task: 'purge-deleted' }, origin: {} } as const;

/** Takes people and keys away for good that can be restored no longer. The user name is free again from then on. */
export class PurgeDeleted {
  constructor(
    private readonly users: Users,
    private readonly apiKeys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  /** @returns how many records went */
  run(): Promise<number> {
    return actAs(context, async () => {
      await Promise.all([this.users.collection.sync(), this.apiKeys.collection.sync()]);
      const now = this.clock.now();
      const people = new Set(
        this.users.list().flatMap(({ id, deletedAt }) => (isPastRestoring(deletedAt, now) ? [id] : [])),
      );
      const keys = [...this.apiKeys.collection.values()].filter(
        ({ userId, deletedAt }) => people.has(userId) || isPastRestoring(deletedAt, now),
      );
      let count = 0;
      // Keys before their owner: if this ends half-way, the next run still knows whose they were.
      for (const { id } of keys) count += (await this.apiKeys.purge(id)) === 'written' ? 1 : 0;
      for (const id of people) {
        if (!isPastRestoring(this.users.get(id)?.deletedAt, now)) continue;
        count += (await this.users.delete(id)) === 'written' ? 1 : 0;
      }
      return count;
    });
  }
}
