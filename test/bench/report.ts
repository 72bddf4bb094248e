import { type Measured, type Round, medians } from './scenarios';

export interface Comparison {
  readonly scenario: string;
  readonly direct: Measured;
  readonly passThrough: Measured;
  readonly relay: Measured;
  /** Relay ÷ pass-through. */
  readonly throughputRatio: number;
  /** Gateway and Redis ÷ pass-through. */
  readonly cpuRatio: number;
  /** Gateway, Redis and worker ÷ pass-through. */
  readonly cpuRatioWithWorker: number;
  /** Milliseconds over asking the upstream directly. */
  readonly addedFirstByteP50: number;
  readonly addedFirstByteP99: number;
}

export function compare(scenario: string, rounds: readonly Round[]): Comparison {
  const [direct, passThrough, relay] = [
    medians(rounds, 'direct'),
    medians(rounds, 'pass-through'),
    medians(rounds, 'relay'),
  ];
  const { gateway = 0, redis = 0, worker = 0 } = relay.cpuMicros;
  const yardstick = passThrough.cpuMicros['pass-through'] ?? Number.NaN;
  return {
    ...{ scenario, direct, passThrough, relay },
    throughputRatio: relay.requestsPerSecond / passThrough.requestsPerSecond,
    cpuRatio: (gateway + redis) / yardstick,
    cpuRatioWithWorker: (gateway + redis + worker) / yardstick,
    addedFirstByteP50: relay.firstByteP50 - direct.firstByteP50,
    addedFirstByteP99: relay.firstByteP99 - direct.firstByteP99,
  };
}

const whole = (value: number): string => value.toFixed(0);
const fine = (value: number): string => value.toFixed(2);

export function printTable(comparison: Comparison): void {
  console.log(comparison.scenario);
  const rows = [['', 'requests/s', 'first byte p50 ms', 'p99 ms', 'CPU µs/request', 'peak MiB', 'failed']];
  for (const [name, measured] of [
    ['direct', comparison.direct],
    ['pass-through', comparison.passThrough],
    ['relay', comparison.relay],
  ] as const) {
    const cpu = Object.entries(measured.cpuMicros).map(([process, micros]) => `${process} ${whole(micros)}`);
    rows.push([
      name,
      ...[whole(measured.requestsPerSecond), fine(measured.firstByteP50), fine(measured.firstByteP99)],
      ...[cpu.join(' + '), whole(measured.peakMiB), String(measured.failed)],
    ]);
  }
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
  console.log(
    `  relay ÷ pass-through: throughput ${fine(comparison.throughputRatio)}, CPU ${fine(comparison.cpuRatio)} ` +
      `(${fine(comparison.cpuRatioWithWorker)} with the worker); ` +
      `added first byte p50 ${fine(comparison.addedFirstByteP50)} ms, p99 ${fine(comparison.addedFirstByteP99)} ms\n`,
  );
}
