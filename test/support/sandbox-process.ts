import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TokenUsage } from '../../libs/common/src/index';

const root = join(import.meta.dirname, '../..');
const STOP_TIMEOUT_MS = 5_000;

/** One served request, as `GET /sandbox/ledger` shows it: see docs/sandbox.md. */
export interface SandboxLedgerEntry {
  readonly sequence: number;
  readonly receivedAt: number;
  readonly path: string;
  readonly apiKeyTail: string;
  /** Name of the key's organisation, or the id of the one that the key is on its own. */
  readonly organization: string;
  /** Requests of the same key that were under way when this one began, this one included. */
  readonly concurrency: number;
  readonly upstreamRequestId: string;
  readonly model: string | null;
  readonly clientRequestMarker: string | null;
  readonly faults: readonly string[];
  readonly status: number;
  readonly streaming: boolean;
  readonly usage: TokenUsage | null;
  readonly bytesSent: number;
  readonly finished: 'open' | 'complete' | 'client-left' | 'cut';
  readonly closedAfterMs: number | null;
  readonly abortedAt: number | null;
}

export interface SandboxState {
  readonly openConnections: number;
  readonly openRequests: number;
  readonly openStreams: number;
  readonly requestsTotal: number;
  readonly connectionsTotal: number;
}

/** Requests of one key: under way now, and at most since the peaks were reset. */
export interface SandboxConcurrency {
  readonly now: number;
  readonly peak: number;
}

export interface SandboxProcess {
  /** Without a slash at the end. */
  readonly url: string;
  readonly process: ChildProcess;
  /** Entries with a higher sequence than `since`, oldest first. */
  ledger(since?: number): Promise<SandboxLedgerEntry[]>;
  resetLedger(): Promise<void>;
  state(): Promise<SandboxState>;
  /** By whole key; a key that was idle since the peaks were reset is missing. */
  concurrency(): Promise<Readonly<Record<string, SandboxConcurrency>>>;
  resetConcurrency(): Promise<void>;
  /** Lets accounts fail from now on: faults, as docs/sandbox.md spells them, by whole key. Replaces what was set before. */
  setAccountFaults(faults: Readonly<Record<string, string>>): Promise<void>;
  /** Ends the process and resolves with its exit code when it is gone. */
  stop(): Promise<number | null>;
}

/** Starts the built sandbox on a free port as a process of its own. Rejects when it ends before it listens. */
export async function startSandbox(): Promise<SandboxProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/sandbox/main.js')], {
    env: { ...process.env, SANDBOX_PORT: '0' },
    // With a channel to its parent the sandbox also ends when a test run is killed.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await listeningUrl(child);

  async function control<Body>(path: string, method = 'GET', body?: object): Promise<Body> {
    const response = await fetch(url + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!response.ok) throw new Error(`sandbox: ${method} ${path} answered ${response.status}`);
    return (await response.json()) as Body;
  }

  return {
    url,
    process: child,
    ledger: async (since = 0) =>
      (await control<{ entries: SandboxLedgerEntry[] }>(`/sandbox/ledger?since=${since}`)).entries,
    resetLedger: async () => {
      await control('/sandbox/ledger', 'DELETE');
    },
    concurrency: () => control<Record<string, SandboxConcurrency>>('/sandbox/concurrency'),
    resetConcurrency: async () => {
      await control('/sandbox/concurrency', 'DELETE');
    },
    setAccountFaults: async (faults) => {
      await control('/sandbox/faults', 'PUT', faults);
    },
    state: () => control<SandboxState>('/sandbox/state'),
    stop: () => stop(child),
  };
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout! });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const [, url] = /^sandbox listening on (http:\S+)$/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${String(code)} before it listened`)));
  });
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(timer);
  return child.exitCode;
}
