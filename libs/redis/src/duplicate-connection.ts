import { Cluster } from 'ioredis';
import type { RedisConnection } from './redis-connection';

/** Another connection to the same place, with the same patience. */
export function duplicateConnection(connection: RedisConnection): RedisConnection {
  const copy = connection instanceof Cluster ? connection.duplicate() : connection.duplicate();
  // Without a listener a lost connection would end the process.
  copy.on('error', () => undefined);
  return copy;
}
