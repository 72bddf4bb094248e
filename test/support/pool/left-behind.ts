import { type RedisConnection, redisKeys } from '@app/redis';

const anyOf = (key: string): string => key.replace('{p0}', '{p*}');
const anyAccount = redisKeys.accountSlots('*');
/** Sorted sets by expiry. Here as in lines what has expired counts for nothing any more, and is purged by whoever looks next. */
const expiring = {
  leases: anyOf(redisKeys.openLeases(0)),
  heldByKeys: anyOf(redisKeys.heldByKey(0, '*')),
  heldByUsers: anyOf(redisKeys.heldByUser(0, '*')),
  accountSlots: anyAccount.leases,
  accountWaiters: anyAccount.waiterExpiries,
};

/** What requests hold, over all keys, users and accounts: slots, places, open notes and reserved money. All zero when nothing runs. */
export interface LeftBehind extends Readonly<Record<keyof typeof expiring, number>> {
  readonly inLines: number;
  readonly openNotes: number;
  readonly reserved: number;
}

export const nothingLeft: LeftBehind = {
  ...{ leases: 0, heldByKeys: 0, heldByUsers: 0, accountSlots: 0, accountWaiters: 0 },
  ...{ inLines: 0, openNotes: 0, reserved: 0 },
};

/** Uses KEYS: for tests that do not count commands. */
export async function leftBehind(redis: RedisConnection): Promise<LeftBehind> {
  const [seconds, micros] = await redis.time();
  const now = Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
  const sum = async (pattern: string, count: (key: string) => Promise<number>): Promise<number> =>
    (await Promise.all((await redis.keys(pattern)).map(count))).reduce((total, one) => total + one, 0);
  const isAlive = (waiter: string): boolean => Number(waiter.split('|')[2]) > now;
  const counts = await Promise.all(
    Object.entries(expiring).map(async ([name, pattern]) => [
      name,
      await sum(pattern, (key) => redis.zcount(key, `(${now}`, '+inf')),
    ]),
  );
  const reservedIn = async (key: string): Promise<number> => {
    const fields = await redis.hmget(key, 'reservedTokens', 'reservedNanoDollars');
    return fields.reduce((total, field) => total + Math.abs(Number(field ?? 0)), 0);
  };
  return {
    ...(Object.fromEntries(counts) as Record<keyof typeof expiring, number>),
    inLines: await sum(
      anyOf(redisKeys.waiters(0, '*')),
      async (key) => (await redis.hvals(key)).filter(isAlive).length,
    ),
    openNotes: (await redis.keys(anyOf(redisKeys.openRequest(0, '*')))).length,
    reserved:
      (await sum(anyOf(redisKeys.spentByKey(0, '*')), reservedIn)) +
      (await sum(anyOf(redisKeys.spentByUser(0, '*')), reservedIn)),
  };
}

export const isNothingLeft = (left: LeftBehind): boolean => Object.values(left).every((count) => count === 0);
