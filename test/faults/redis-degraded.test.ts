import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRedis } from '../support/open-redis';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { until } from '../support/supervisor/until';
import { toldEvents } from '../support/told-events';

const AWAY_MS = 8_000;

describe('a Redis that was away', () => {
  let house: RelayHouse;
  beforeAll(async () => {
    house = await startRelayHouse();
  });
  afterAll(() => house.stop());

  it.each(['killed', 'hung'])('is told of once as system.redis_degraded after it was %s', async (how) => {
    const before = await outagesTold(house.redis.url);
    if (how === 'killed') await house.redis.kill();
    else process.kill(house.redis.pid(), 'SIGSTOP');
    await delay(AWAY_MS);
    if (how === 'killed') await house.redis.restart();
    else process.kill(house.redis.pid(), 'SIGCONT');
    await until(async () => (await outagesTold(house.redis.url)).length > before.length, 'the outage is told', 10_000);
    // Long enough for the other process to tell of it as well.
    await delay(3_000);
    const told = (await outagesTold(house.redis.url)).slice(before.length);
    expect(told.map(({ data }) => data.problem)).toEqual(['unreachable']);
    expect(told[0]?.data.lastedSeconds).toBeGreaterThanOrEqual(5);
    expect(told[0]?.data.lastedSeconds).toBeLessThanOrEqual(12);
  });
});

async function outagesTold(url: string) {
  const redis = await openRedis(url);
  const events = await toldEvents(redis, 'system.redis_degraded');
  redis.disconnect();
  return events;
}
