import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { programs } from './programs';

const START_TIMEOUT_MS = 10_000;

export interface RealProxy {
  readonly port: number;
  /** Ends it at once, with every connection that it carries. */
  readonly kill: () => Promise<void>;
}

export interface SignIn {
  readonly username: string;
  readonly password: string;
}

/** SOCKS5. It carries a connection for whoever asks, or only for those who sign in. */
export async function startMicrosocks(signIn?: SignIn): Promise<RealProxy> {
  const port = await freePort();
  const users = signIn ? ['-u', signIn.username, '-P', signIn.password] : [];
  const child = spawn(programs.microsocks, ['-i', '127.0.0.1', '-p', String(port), ...users], {
    stdio: 'ignore',
  });
  return running(child, port);
}

/** HTTP CONNECT. @param onlyPort the one port of upstreams that it connects to; absent: all */
export async function startTinyproxy(signIn?: SignIn, onlyPort?: number): Promise<RealProxy> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-tinyproxy-'));
  const lines = [`Port ${port}`, 'Listen 127.0.0.1', 'Timeout 600', 'MaxClients 100', 'LogLevel Critical'];
  if (signIn) lines.push(`BasicAuth ${signIn.username} ${signIn.password}`);
  if (onlyPort !== undefined) lines.push(`ConnectPort ${onlyPort}`);
  const file = join(folder, 'tinyproxy.conf');
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  const child = spawn(programs.tinyproxy, ['-d', '-c', file], { stdio: 'ignore' });
  const proxy = await running(child, port);
  await rm(folder, { recursive: true, force: true });
  return proxy;
}

async function running(child: ChildProcess, port: number): Promise<RealProxy> {
  const giveUpAt = performance.now() + START_TIMEOUT_MS;
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  while (!(await answersOn(port))) {
    if (hasEnded() || performance.now() > giveUpAt) throw new Error(`${child.spawnfile} did not start`);
    await delay(20);
  }
  return {
    port,
    kill: async () => {
      if (hasEnded()) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function answersOn(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
