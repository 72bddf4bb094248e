import { type RedisConnection, redisKeys } from '@app/redis';

const AT_ONCE = 1_000;

/** Puts many records into a collection that nobody else writes to. Processes know them when they look for changes the next time. */
export async function fillCollection(
  redis: RedisConnection,
  collection: string,
  all: readonly { readonly id: string }[],
): Promise<void> {
  const { records, revision, changes } = redisKeys.collection(collection);
  for (let first = 0; first < all.length; first += AT_ONCE) {
    const some = all.slice(first, first + AT_ONCE);
    const before = Number((await redis.get(revision)) ?? 0);
    // In one step: whoever polls in between would take what it does not see for nothing.
    await redis
      .multi()
      .incrby(revision, some.length)
      .hset(records, ...some.flatMap((record) => [record.id, JSON.stringify(record)]))
      .zadd(changes, ...some.flatMap(({ id }, index) => [before + index + 1, id]))
      .exec();
  }
}
