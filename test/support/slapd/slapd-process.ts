import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { slapdPrograms } from './programs';

const START_TIMEOUT_MS = 10_000;

/** A slapd in the foreground, with what it says of binds. */
export interface SlapdProcess {
  /** DNs of all binds so far, as they were sent. */
  readonly binds: readonly string[];
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  kill(): Promise<void>;
}

/** @throws where it ends while it starts, with its last words */
export async function startSlapdProcess(file: string, urls: readonly string[], port: number): Promise<SlapdProcess> {
  const child = spawn(slapdPrograms.slapd, ['-f', file, '-h', urls.join(' '), '-d', 'stats'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const binds: string[] = [];
  let rest = '';
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lastWords = (lastWords + text).slice(-2_000);
    for (const line of lines) {
      const dn = /BIND dn="(.*)" method=/.exec(line)?.[1];
      if (dn !== undefined) binds.push(dn);
    }
  });
  const giveUpAt = performance.now() + START_TIMEOUT_MS;
  while (!(await answersOn(port))) {
    if (hasEnded(child) || performance.now() > giveUpAt) throw new Error(`slapd did not start:\n${lastWords}`);
    await delay(10);
  }
  return {
    binds,
    signal: (signal) => child.kill(signal),
    kill: async () => {
      if (hasEnded(child)) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

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
