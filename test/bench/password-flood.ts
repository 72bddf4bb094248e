import { type ClientRequest, request } from 'node:http';
import { type Measured, measure } from './scenarios';
import { median } from './statistics';
import type { Bench, Target } from './targets';

const FLOOD_PER_SECOND = 200;
const RELAYED_PER_SECOND = 100;

/** What goes on beside the relayed requests. `refused`: as many calls that are turned away before anything is hashed. */
const arms = ['quiet', 'refused', 'flood'] as const;
type Arm = (typeof arms)[number];

interface ArmRound {
  readonly arm: Arm;
  readonly measured: Measured;
  /** Status → how often the flood was answered with it. */
  readonly answers: Readonly<Record<number, number>>;
}

export interface PasswordFlood {
  readonly rounds: readonly ArmRound[];
  /** Median first-byte p99 of relayed requests, in milliseconds. */
  readonly p99: Readonly<Record<Arm, number>>;
  /** Flood ÷ quiet, and flood ÷ as many cheap calls. */
  readonly ratioToQuiet: number;
  readonly ratioToRefused: number;
}

/** Relayed requests with and without a flood of wrong sign-ins from many addresses, under many names, the three arms taking turns. */
export async function measurePasswordFlood(
  bench: Bench,
  body: string,
  rounds: number,
  seconds: number,
): Promise<PasswordFlood> {
  const relay = bench.targets.find(({ name }) => name === 'relay');
  if (!relay) throw new Error('there is no relay to flood');
  const all: ArmRound[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const arm of arms) all.push(await measureArm(bench, relay, arm, body, seconds));
  }
  const p99Of = (arm: Arm): number =>
    median(all.filter((round) => round.arm === arm).map(({ measured }) => measured.firstByteP99));
  const p99 = { quiet: p99Of('quiet'), refused: p99Of('refused'), flood: p99Of('flood') };
  return { rounds: all, p99, ratioToQuiet: p99.flood / p99.quiet, ratioToRefused: p99.flood / p99.refused };
}

async function measureArm(bench: Bench, relay: Target, arm: Arm, body: string, seconds: number): Promise<ArmRound> {
  const flood = arm === 'quiet' ? undefined : startFlood(relay.url, arm === 'flood');
  const measured = await measure(bench, relay, body, { kind: 'rate', requestsPerSecond: RELAYED_PER_SECOND }, seconds);
  return { arm, measured, answers: flood ? flood.stop() : {} };
}

let sent = 0;

/** @param isComplete whether the calls hold a password: those without one are turned away at once */
function startFlood(url: string, isComplete: boolean): { stop: () => Record<number, number> } {
  const answers: Record<number, number> = {};
  const open = new Set<ClientRequest>();
  const startedAt = performance.now();
  let due = 0;
  const timer = setInterval(() => {
    const elapsed = performance.now() - startedAt;
    for (; due < (elapsed * FLOOD_PER_SECOND) / 1_000; due += 1) open.add(signIn());
  }, 5);

  function signIn(): ClientRequest {
    sent += 1;
    const credentials = { username: `somebody-${sent}`, ...(isComplete ? { password: 'a guess of some length' } : {}) };
    const call = request(`${url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // All of 127.0.0.0/8 is this machine: each call comes from an address of its own.
      localAddress: `127.${1 + ((sent >> 16) & 127)}.${(sent >> 8) & 255}.${sent & 255}`,
      agent: false,
    });
    call.on('response', (response) => {
      answers[response.statusCode ?? 0] = (answers[response.statusCode ?? 0] ?? 0) + 1;
      response.resume();
    });
    call.on('error', () => (answers[0] = (answers[0] ?? 0) + 1));
    call.on('close', () => open.delete(call));
    return call.end(JSON.stringify(credentials));
  }

  const stop = (): Record<number, number> => {
    clearInterval(timer);
    const counted = { ...answers };
    for (const call of open) call.destroy();
    return counted;
  };
  return { stop };
}

const fine = (value: number): string => value.toFixed(2);

export function printPasswordFlood({ rounds, p99, ratioToQuiet, ratioToRefused }: PasswordFlood): void {
  console.log(`1 KB prompt, ${RELAYED_PER_SECOND} a second, beside ${FLOOD_PER_SECOND} wrong sign-ins a second`);
  for (const arm of arms) {
    const own = rounds.filter((round) => round.arm === arm);
    const p50 = median(own.map(({ measured }) => measured.firstByteP50));
    const failed = own.reduce((sum, { measured }) => sum + measured.failed, 0);
    console.log(
      `  ${arm.padEnd(8)} first byte p50 ${fine(p50)} ms, p99 ${fine(p99[arm])} ms, ${failed} failed; ` +
        `answers ${JSON.stringify(own.at(-1)?.answers)}; peak ${own.at(-1)?.measured.peakMiB.toFixed(0)} MiB`,
    );
  }
  console.log(`  flood ÷ quiet ${fine(ratioToQuiet)}, flood ÷ as many refused calls ${fine(ratioToRefused)} (p99)\n`);
}
