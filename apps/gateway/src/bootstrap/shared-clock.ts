import { type Clock, systemClock } from '@app/common';
import { RedisClock, type RedisConnection } from '@app/redis';

/** The time that all gateways agree on, for moments that count wherever a request goes. It is measured when it is asked for, and nobody waits. */
export function sharedClock(connection: RedisConnection): Clock {
  const clock = RedisClock.of(connection);
  return {
    now: () => {
      void clock.keepFresh();
      return clock.now();
    },
    monotonic: () => systemClock.monotonic(),
  };
}
