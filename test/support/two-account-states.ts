import { AccountStates, type Cooling } from '@app/accounts';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { openRedis } from './open-redis';
import { type RedisServer, startRedisServer } from './redis-server';

const MINUTE_MS = 60_000;

/** What two gateways that share a Redis know of accounts. */
export interface TwoAccountStates {
  readonly server: RedisServer;
  readonly redis: RedisConnection;
  readonly here: AccountStates;
  readonly there: AccountStates;
  /** Empties Redis, and forgets what both have known. */
  renew(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTwoAccountStates(): Promise<TwoAccountStates> {
  const server = await startRedisServer();
  const [redis, elsewhere] = await Promise.all([openRedis(server.url, 'requests'), openRedis(server.url, 'requests')]);
  const fresh = () => ({
    here: new AccountStates(redis, systemClock),
    there: new AccountStates(elsewhere, systemClock),
  });
  const two = {
    ...{ server, redis, ...fresh() },
    renew: async () => {
      await redis.flushall();
      Object.assign(two, fresh());
    },
    stop: async () => {
      redis.disconnect();
      elsewhere.disconnect();
      await server.stop();
    },
  };
  return two;
}

export const cooling = (change: Partial<Cooling> = {}): Cooling => ({
  ...{ scope: 'account', cause: 'overloaded', lasts: { ms: MINUTE_MS }, evidence: { status: 529, requestId: 'req_1' } },
  ...change,
});
export const striking = (threshold: number, withinMs = MINUTE_MS): Cooling =>
  cooling({ cause: 'failing', strikes: { threshold, withinMs } });

/** When the first cooldown ends, as Redis knows it. */
export async function untilOf(states: AccountStates, id = 'acc_1'): Promise<number | undefined> {
  await states.collection.sync();
  return states.get(id)?.cooldowns[0]?.until;
}
