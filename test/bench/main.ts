// npm run bench: the relay against a bare undici pass-through and against the upstream itself, in one run, with everything on.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type PasswordFlood, measurePasswordFlood, printPasswordFlood } from './password-flood';
import { type Comparison, compare, printTable } from './report';
import { type Measured, measure, medians, takeTurns } from './scenarios';
import { startBench } from './targets';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const only = process.env.BENCH_ONLY;
const CONCURRENCY = 32;
const STREAMS = 500;
const MANY_STREAMS = 2_000;

const prompt = (bytes: number, model: string, stream: boolean): string =>
  JSON.stringify({ model, max_tokens: 1_000, stream, messages: [{ role: 'user', content: 'x'.repeat(bytes) }] });
const isWanted = (name: string): boolean => only === undefined || name.includes(only);

const bench = await startBench();
const comparisons: Comparison[] = [];
let manyStreams: Measured | undefined;
let passwordFlood: PasswordFlood | undefined;
try {
  for (const target of bench.targets) {
    await measure(
      bench,
      target,
      prompt(1_000, 'sandbox-text-64', false),
      { kind: 'closed', concurrency: CONCURRENCY },
      2,
    );
  }
  for (const [name, bytes] of [
    ['1 KB', 1_000],
    ['200 KB', 200_000],
  ] as const) {
    if (!isWanted(name)) continue;
    const body = prompt(bytes, 'sandbox-text-64', false);
    const full = await takeTurns(bench, ROUNDS, (target) =>
      measure(bench, target, body, { kind: 'closed', concurrency: CONCURRENCY }, SECONDS),
    );
    comparisons.push(compare(`${name} prompt, ${CONCURRENCY} at a time`, full));
    const half = Math.floor(medians(full, 'relay').requestsPerSecond / 2);
    const atHalf = await takeTurns(bench, ROUNDS, (target) =>
      measure(bench, target, body, { kind: 'rate', requestsPerSecond: half }, SECONDS),
    );
    comparisons.push(compare(`${name} prompt, ${half} a second (half load)`, atHalf));
  }
  if (isWanted('streams')) {
    const body = prompt(1_000, 'sandbox-stream-100x50', true);
    const streams = await takeTurns(bench, Math.min(3, ROUNDS), (target) =>
      measure(bench, target, body, { kind: 'burst', concurrency: STREAMS }, 0),
    );
    comparisons.push(compare(`${STREAMS} streams of 100 events`, streams));
    const relay = bench.targets.find(({ name }) => name === 'relay');
    if (relay) {
      manyStreams = await measure(bench, relay, body, { kind: 'burst', concurrency: MANY_STREAMS }, 0);
    }
  }
  if (isWanted('password flood')) {
    passwordFlood = await measurePasswordFlood(bench, prompt(1_000, 'sandbox-text-64', false), ROUNDS, SECONDS);
  }
} finally {
  await bench.stop();
}

console.log(
  `\n${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, medians of ${ROUNDS} rounds\n`,
);
for (const comparison of comparisons) printTable(comparison);
if (manyStreams) {
  console.log(
    `${MANY_STREAMS} open streams: gateway at ${manyStreams.peakMiB.toFixed(0)} MiB, ${manyStreams.failed} failed`,
  );
}
if (passwordFlood) printPasswordFlood(passwordFlood);
const folder = join(process.cwd(), 'bench-results');
mkdirSync(folder, { recursive: true });
const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}.json`);
writeFileSync(
  file,
  JSON.stringify({ node: process.version, rounds: ROUNDS, comparisons, manyStreams, passwordFlood }, null, 2),
);
console.log(`written to ${file}`);
