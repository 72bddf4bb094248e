import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';

const START_TIMEOUT_MS = 10_000;

/** A redis-server of a test's own: unix socket, append-only file, nothing shared with any other. */
export interface RedisServer {
  /** `unix:///…`, good for `connectRedis`. */
  readonly url: string;
  pid(): number;
  /** SIGKILL, as when a machine dies. */
  kill(): Promise<void>;
  /** Starts again on the same data after a kill. */
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

export async function startRedisServer(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-redis-'));
  const socket = join(folder, 'redis.sock');
  let child = await start(folder, socket);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    url: `unix://${socket}`,
    pid: () => child.pid ?? 0,
    kill,
    restart: async () => {
      await kill();
      await rm(socket, { force: true });
      child = await start(folder, socket);
    },
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(folder: string, socket: string): Promise<ChildProcess> {
  const program = process.env.REDIS_SERVER_BIN ?? 'redis-server';
  const persistence = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''];
  const options = ['--port', '0', '--unixsocket', socket, '--dir', folder, '--loglevel', 'warning', ...persistence];
  const child = spawn(program, options, { stdio: ['ignore', 'ignore', 'inherit'] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`redis-server ended while it started (exit code ${String(code)})`);
  });
  await Promise.race([answersOn(socket), failed]);
  failed.catch(() => undefined);
  return child;
}

async function answersOn(socket: string): Promise<void> {
  const giveUpAt = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < giveUpAt) {
    if (await pings(socket)) return;
    await delay(20);
  }
  throw new Error(`redis-server did not answer within ${START_TIMEOUT_MS} ms`);
}

async function pings(socket: string): Promise<boolean> {
  try {
    await access(socket);
  } catch {
    return false;
  }
  const connection = new Redis({ path: socket, retryStrategy: () => undefined, maxRetriesPerRequest: 0 });
  connection.on('error', () => undefined);
  try {
    await connection.ping();
    return true;
  } catch {
    return false;
  } finally {
    connection.disconnect();
  }
}
