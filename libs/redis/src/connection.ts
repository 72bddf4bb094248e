import { Cluster, type CommonRedisOptions, Redis } from 'ioredis';
import type { Logger } from '@app/telemetry';
import type { RedisConnection } from './redis-connection';
import { parseRedisUrl } from './redis-url';

/**
 * `requests`: for people who wait. A command fails within a second instead of queueing for a Redis that is away, and commands of one
 * tick share a write. `marks`: the same, but each command is on its way before the call returns, which batching would delay.
 * `background`: for workers. Commands wait until Redis is back.
 */
export type ConnectionPurpose = 'requests' | 'marks' | 'background';

const COMMAND_TIMEOUT_MS = 1_000;

type DriverOptions = Omit<CommonRedisOptions, 'replyMapping'> & { retryStrategy: (attempt: number) => number };

function optionsFor(purpose: ConnectionPurpose): DriverOptions {
  const patient = purpose === 'background';
  return {
    retryStrategy: (attempt) => Math.min(50 * attempt, 1_000),
    // A replica that was promoted or a server that is still loading says so per command: connect again and send it again.
    reconnectOnError: (error) => (/^(READONLY|LOADING)/.test(error.message) ? 2 : false),
    enableOfflineQueue: patient,
    maxRetriesPerRequest: patient ? null : 1,
    commandTimeout: patient ? undefined : COMMAND_TIMEOUT_MS,
    enableAutoPipelining: purpose === 'requests',
  };
}

/** Opens a connection to whatever REDIS_URL names: one server (TCP, TLS, unix socket), Sentinel or Cluster. */
export function connectRedis(url: string, purpose: ConnectionPurpose, logger: Logger): RedisConnection {
  const target = parseRedisUrl(url);
  const options = optionsFor(purpose);
  const connection =
    target.kind === 'cluster'
      ? new Cluster([...target.nodes], {
          clusterRetryStrategy: options.retryStrategy,
          enableOfflineQueue: purpose === 'background',
          enableAutoPipelining: purpose === 'requests',
          // The driver looks for the slot of a pipelined command in its first argument, which is a script's digest.
          autoPipeliningIgnoredCommands: ['evalsha', 'eval'],
          redisOptions: { commandTimeout: options.commandTimeout, ...target.login },
        })
      : new Redis(
          target.kind === 'sentinel'
            ? {
                ...options,
                sentinels: [...target.nodes],
                name: target.masterName,
                ...target.login,
                failoverDetector: true,
              }
            : { ...options, ...target.options },
        );
  // Without a listener a lost connection would end the process.
  connection.on('error', (error: Error) => {
    logger.debug({ purpose, reason: error.message }, 'redis connection error');
  });
  return connection;
}

/** Waits until the connection can take commands. Throws after `timeoutMs`. */
export async function redisReady(connection: RedisConnection, timeoutMs: number): Promise<void> {
  if (connection.status === 'ready') return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      connection.off('ready', onReady);
      reject(new Error(`Redis did not answer within ${timeoutMs} ms`));
    }, timeoutMs);
    const onReady = (): void => {
      clearTimeout(timer);
      resolve();
    };
    connection.once('ready', onReady);
  });
}
