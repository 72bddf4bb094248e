import { pino } from 'pino';
import { PARTITION_COUNT, type ConnectionPurpose, type RedisConnection, connectRedis, redisReady } from '@app/redis';

const FIRST_CONTACT_MS = 5_000;

/** A connection such as the relay's own processes have. Whoever opens it calls `disconnect`. */
export async function openRedis(url: string, purpose: ConnectionPurpose = 'background'): Promise<RedisConnection> {
  const connection = connectRedis(url, purpose, pino({ level: 'silent' }));
  try {
    await redisReady(connection, FIRST_CONTACT_MS);
  } catch (error) {
    // It would go on trying, and keep the test run from ending.
    connection.disconnect();
    throw error;
  }
  return connection;
}

export const allPartitions: readonly number[] = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);
