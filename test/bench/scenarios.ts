import type { LoadJob } from './load-job';
import { cpuSeconds, peakMiB } from './process-usage';
import { median, percentile } from './statistics';
import type { Bench, Target } from './targets';

export interface Measured {
  readonly requestsPerSecond: number;
  /** Microseconds of processor time a request, process by process. */
  readonly cpuMicros: Readonly<Record<string, number>>;
  readonly firstByteP50: number;
  readonly firstByteP99: number;
  /** Of the target's own process, up to the end of the round. */
  readonly peakMiB: number;
  readonly failed: number;
}

export interface Round {
  readonly target: Target['name'];
  readonly measured: Measured;
}

type Shape =
  | { readonly kind: 'closed' | 'burst'; readonly concurrency: number }
  | { readonly kind: 'rate'; readonly requestsPerSecond: number };

export async function measure(
  bench: Bench,
  target: Target,
  body: string,
  shape: Shape,
  seconds: number,
): Promise<Measured> {
  const pids = Object.entries(target.pids);
  const before = pids.map(([, pid]) => cpuSeconds(pid));
  const job: LoadJob = { url: target.url, path: '/v1/messages', headers: target.headers, body, seconds, ...shape };
  const result = await bench.load(job);
  const cpuMicros = Object.fromEntries(
    pids.map(([name, pid], index) => [name, ((cpuSeconds(pid) - (before[index] ?? 0)) * 1e6) / result.completed]),
  );
  return {
    requestsPerSecond: result.completed / result.seconds,
    cpuMicros,
    firstByteP50: percentile(result.firstByteMs, 0.5),
    firstByteP99: percentile(result.firstByteMs, 0.99),
    peakMiB: Math.max(0, ...pids.slice(0, 1).map(([, pid]) => peakMiB(pid))),
    failed: result.failed,
  };
}

/** Several rounds, the targets taking turns, so that a noisy neighbour disturbs all of them alike. */
export async function takeTurns(
  bench: Bench,
  rounds: number,
  one: (target: Target) => Promise<Measured>,
): Promise<Round[]> {
  const all: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const target of bench.targets) all.push({ target: target.name, measured: await one(target) });
  }
  return all;
}

/** The medians of one target's rounds. */
export function medians(rounds: readonly Round[], target: Target['name']): Measured {
  const own = rounds.filter((round) => round.target === target).map(({ measured }) => measured);
  const middle = (read: (measured: Measured) => number): number => median(own.map(read));
  const names = Object.keys(own[0]?.cpuMicros ?? {});
  return {
    requestsPerSecond: middle((measured) => measured.requestsPerSecond),
    cpuMicros: Object.fromEntries(names.map((name) => [name, middle(({ cpuMicros }) => cpuMicros[name] ?? 0)])),
    firstByteP50: middle((measured) => measured.firstByteP50),
    firstByteP99: middle((measured) => measured.firstByteP99),
    peakMiB: middle((measured) => measured.peakMiB),
    failed: own.reduce((sum, { failed }) => sum + failed, 0),
  };
}
