import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { until } from './supervisor/until';

const HOST = '127.0.0.1';
const MASTERS = 3;
const SLOTS = 16_384;

/** Three masters without replicas, each with a third of the slots. */
export interface RedisCluster {
  /** `redis+cluster://…`, good for `connectRedis`. */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startRedisCluster(): Promise<RedisCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-cluster-'));
  const ports = await freePorts(MASTERS);
  const children = ports.map((port) => startMaster(port, folder));
  const masters = ports.map(connect);
  const stop = async (): Promise<void> => {
    for (const master of masters) master.disconnect();
    await Promise.all(children.map(end));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await joinTogether(masters, ports);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `redis+cluster://${ports.map((port) => `${HOST}:${port}`).join(',')}`, stop };
}

async function joinTogether(masters: readonly Redis[], ports: readonly number[]): Promise<void> {
  const share = Math.ceil(SLOTS / MASTERS);
  for (const [index, master] of masters.entries()) {
    await master.call('CLUSTER', 'ADDSLOTSRANGE', index * share, Math.min(SLOTS, (index + 1) * share) - 1);
    await master.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
  }
  const [first] = masters;
  for (const port of ports.slice(1)) await first?.call('CLUSTER', 'MEET', HOST, port, port + 1);
  const isWhole = async (master: Redis): Promise<boolean> => {
    const information = String(await master.call('CLUSTER', 'INFO'));
    return information.includes('cluster_state:ok') && information.includes(`cluster_known_nodes:${MASTERS}`);
  };
  await until(async () => (await Promise.all(masters.map(isWhole))).every(Boolean), 'the cluster is whole');
}

function startMaster(port: number, folder: string): ChildProcess {
  const program = process.env.REDIS_SERVER_BIN ?? 'redis-server';
  const cluster = ['--cluster-enabled', 'yes', '--cluster-config-file', `nodes-${port}.conf`];
  // The bus is next to its port instead of 10,000 above it, where there may be no port at all.
  const bus = ['--cluster-port', String(port + 1), '--cluster-node-timeout', '2000'];
  const options = ['--port', String(port), '--bind', HOST, '--dir', folder, '--save', '', '--loglevel', 'warning'];
  return spawn(program, [...options, ...cluster, ...bus], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function connect(port: number): Redis {
  const connection = new Redis({ host: HOST, port, retryStrategy: () => 20, maxRetriesPerRequest: null });
  connection.on('error', () => undefined);
  return connection;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Ports whose next higher neighbour is free as well. */
async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = await freePort();
    const isTaken = ports.some((other) => Math.abs(other - port) < 2) || port >= 65_535;
    if (!isTaken && (await freePort(port + 1).catch(() => 0)) !== 0) ports.push(port);
  }
  return ports;
}

async function freePort(wanted = 0): Promise<number> {
  const server = createServer();
  server.listen(wanted, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
