import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { until } from './until';

const root = join(import.meta.dirname, '..', '..', '..');
const fakes = join(import.meta.dirname, 'fake-applications');

export interface FakeEvent {
  readonly fake: string;
  readonly event: string;
  readonly pid: number;
  readonly told?: Readonly<Record<string, string>>;
}

export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A folder with the built supervisor and fake applications, and room for a data folder. Ends what a test leaves running. */
export class Workshop {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'supervisor-')));
  readonly dataFolder = join(this.folder, 'data');
  private readonly started: SupervisedRelay[] = [];

  constructor() {
    cpSync(join(root, 'dist', 'supervisor'), join(this.folder, 'dist', 'supervisor'), { recursive: true });
    writeFileSync(join(this.folder, 'package.json'), '{ "type": "module" }');
    copyFileSync(join(fakes, 'report.mjs'), join(this.folder, 'dist', 'report.mjs'));
    for (const name of ['sandbox', 'gateway', 'worker']) {
      mkdirSync(join(this.folder, 'dist', name));
      copyFileSync(join(fakes, name, 'main.mjs'), join(this.folder, 'dist', name, 'main.js'));
    }
  }

  start(environment: NodeJS.ProcessEnv = {}): SupervisedRelay {
    const relay = new SupervisedRelay(this.folder, { DATA_DIR: this.dataFolder, ...environment });
    this.started.push(relay);
    return relay;
  }

  async clear(): Promise<void> {
    for (const relay of this.started) {
      relay.process.kill('SIGTERM');
      await until(() => relay.hasEnded, 'the relay stops', 5_000).catch(() => relay.process.kill('SIGKILL'));
      await relay.ended;
      await until(() => relay.livingFakes().length === 0, 'the fake processes end');
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** One run of the built supervisor. */
export class SupervisedRelay {
  readonly process: ChildProcess;
  readonly ended: Promise<End>;
  stdout = '';
  stderr = '';

  constructor(folder: string, environment: NodeJS.ProcessEnv) {
    const { PATH, HOME, TMPDIR, REDIS_SERVER_BIN } = process.env;
    this.process = spawn(process.execPath, [join(folder, 'dist', 'supervisor', 'main.js')], {
      env: { PATH, HOME, TMPDIR, REDIS_SERVER_BIN, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.process.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = new Promise((resolve) => this.process.once('exit', (code, signal) => resolve({ code, signal })));
  }

  get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  get events(): FakeEvent[] {
    const lines = this.stdout.split('\n').filter((line) => line.startsWith('{"fake"'));
    return lines.map((line) => JSON.parse(line) as FakeEvent);
  }

  eventsOf(fake: string, event: string): FakeEvent[] {
    return this.events.filter((candidate) => candidate.fake === fake && candidate.event === event);
  }

  async isReady(): Promise<this> {
    await until(
      () => this.stdout.includes('Stop with Ctrl-C'),
      () => `the screen appears; stderr: ${this.stderr}`,
    );
    return this;
  }

  async happens(fake: string, event: string, times = 1): Promise<FakeEvent> {
    await until(
      () => this.eventsOf(fake, event).length >= times,
      () => `${fake} ${event} (${times}); stderr: ${this.stderr}`,
    );
    return this.eventsOf(fake, event)[times - 1]!;
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<End> {
    this.process.kill(signal);
    return this.ended;
  }

  livingFakes(): number[] {
    return [...new Set(this.events.map(({ pid }) => pid))].filter(isAlive);
  }
}

/** An ended process that its new parent has not yet taken notice of counts as ended. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    const status = `/proc/${processId}/stat`;
    return !existsSync(status) || !readFileSync(status, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** Talks to the private Redis behind a socket. */
export async function withRedis<Result>(path: string, use: (redis: Redis) => Promise<Result>): Promise<Result> {
  const redis = new Redis({ path, maxRetriesPerRequest: null, retryStrategy: () => 20 });
  redis.on('error', () => undefined);
  try {
    return await use(redis);
  } finally {
    redis.disconnect();
  }
}

export async function redisProcessId(path: string): Promise<number> {
  const information = await withRedis(path, (redis) => redis.info('server'));
  return Number(/process_id:(\d+)/.exec(information)?.[1]);
}
