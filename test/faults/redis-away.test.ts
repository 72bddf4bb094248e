import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RedisConnection } from '@app/redis';
import { agreementOn, allUsageRecords, compareBooks, countBy, countOpen } from '../support/books';
import { openRedis } from '../support/open-redis';
import { createPeople } from '../support/people';
import { openRawStream } from '../support/raw-stream';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { type LoadAnswer, RelayLoad } from '../support/relay-load';
import { openRollups } from '../support/rollups';
import { until } from '../support/supervisor/until';

const OPEN_STREAMS = 10;
const BACK_WITHIN_MS = 5_000;
const LONGEST_LEASE_MS = 60_000;

let house: RelayHouse;
let redis: RedisConnection;
let relayKeys: string[];
/** Of the right form, and in no record: to refuse it for good, the store would have to be asked. */
let unknownKey: string;
beforeAll(async () => {
  house = await startRelayHouse();
  redis = await openRedis(house.redis.url);
  relayKeys = await createPeople(redis, 8, house.gateway.url);
  const { id, key } = await house.admin<{ id: string; key: string }>('POST', '/admin/api-keys', {
    name: 'Short-lived',
  });
  await house.admin('DELETE', `/admin/api-keys/${id}`);
  unknownKey = key;
});
afterAll(async () => {
  redis.disconnect();
  await house.stop();
});

interface Health {
  readonly livez: number;
  readonly readyz: number;
  readonly reasons: readonly string[];
}

const get = (path: string): Promise<Response> =>
  fetch(house.gateway.url + path, { headers: { 'x-api-key': unknownKey }, signal: AbortSignal.timeout(5_000) });

async function health(): Promise<Health> {
  const [livez, readyz] = await Promise.all([get('/livez'), get('/readyz')]);
  const { reasons } = (await readyz.json()) as { reasons: string[] };
  return { livez: livez.status, readyz: readyz.status, reasons };
}

/** Load and open streams before, during and after an outage; and what is left of it all. */
async function liveThrough(outage: { begin(): Promise<void>; end(): Promise<void>; lastsMs: number }) {
  const load = new RelayLoad({ urls: () => [house.gateway.url], relayKeys, streams: 8, jsons: 4 }).start();
  try {
    const streams = await Promise.all(
      Array.from({ length: OPEN_STREAMS }, (_, index) => {
        const shape = { marker: `open-${index}`, deltas: 40, gapMs: outage.lastsMs / 20 };
        return openRawStream(house.gateway.url, house.relayKey, shape);
      }),
    );
    await until(() => load.answers.some(({ isStream }) => isStream), 'streams come to their end');
    await outage.begin();
    const beganAt = performance.now();
    await until(() => load.answers.some(({ status }) => status === 503), 'the first request is refused');
    const during = await health();
    const unknownKeyStatus = (await get('/api/v1/models')).status;
    await delay(Math.max(0, outage.lastsMs - (performance.now() - beganAt)));
    await outage.end();
    const backSince = performance.now();
    await until(async () => (await health()).readyz === 200, 'the gateway is ready again', BACK_WITHIN_MS);
    const before = load.answers.length;
    await until(() => load.answers.slice(before).some(({ status }) => status === 200), 'requests work', BACK_WITHIN_MS);
    const backAfterMs = performance.now() - backSince;
    const received = await Promise.all(streams.map(async (stream) => ({ ...stream, text: await stream.received })));
    await load.stop();
    return { answers: load.answers, during, unknownKeyStatus, backAfterMs, received };
  } finally {
    await load.stop();
  }
}

/** Everything that was served is in the records once, with the upstream's figures, and nothing is left open. */
async function expectBooksToAgree(): Promise<void> {
  await until(async () => (await countOpen(redis)).leases === 0, 'no lease is left', LONGEST_LEASE_MS);
  const [records, served] = [await allUsageRecords(redis), await house.sandbox.ledger()];
  expect(compareBooks(records, served)).toEqual(agreementOn(served.length));
  expect(countBy(records, ({ outcome, source }) => `${outcome} ${source}`)).toEqual({
    'completed exact': served.length,
  });
  const days = { from: dayOf(-1), to: dayOf(1) };
  await until(async () => {
    const [sum] = await openRollups(redis).reader.read({ ...days, by: 'total' });
    return sum?.totals.requests === BigInt(records.length);
  }, 'the worker has caught up');
}

const dayOf = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

function report(what: string, answers: readonly LoadAnswer[], backAfterMs: number): void {
  const slowest = Math.max(...answers.filter(({ status }) => status === 503).map(({ durationMs }) => durationMs));
  console.log(
    `${what}: slowest refusal ${slowest.toFixed(0)} ms, back after ${backAfterMs.toFixed(0)} ms;`,
    countBy(answers, ({ status, errorCode, isWhole }) => `${status} ${errorCode ?? (isWhole ? 'whole' : 'cut')}`),
  );
}

function signalRedis(signal: NodeJS.Signals): Promise<void> {
  process.kill(house.redis.pid(), signal);
  return Promise.resolve();
}

describe.each([
  {
    name: 'Redis killed for five seconds under load',
    lastsMs: 5_000,
    refusedWithinMs: 1_500,
    begin: () => house.redis.kill(),
    end: () => house.redis.restart(),
  },
  {
    name: 'Redis hanging for three seconds under load',
    lastsMs: 3_000,
    // Twice the time that a command may take: it may have to wait for others of its connection to run out of theirs.
    refusedWithinMs: 3_000,
    begin: () => signalRedis('SIGSTOP'),
    end: () => signalRedis('SIGCONT'),
  },
])('$name', ({ name, refusedWithinMs, ...outage }) => {
  let life: Awaited<ReturnType<typeof liveThrough>>;
  beforeAll(async () => {
    life = await liveThrough(outage);
    report(name, life.answers, life.backAfterMs);
  });

  it('leaves open streams alone, to the last byte', () => {
    expect(life.received.map(({ text }) => text)).toEqual(life.received.map(({ expected }) => expected));
    const begun = life.answers.filter(({ status }) => status === 200);
    expect(begun.filter(({ isWhole }) => !isWhole)).toEqual([]);
  });

  it('has new requests refused at once, with a word on when to come back', () => {
    const refusals = life.answers.filter(({ status }) => status !== 200);
    expect(refusals.length).toBeGreaterThan(4);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ status: 503, errorCode: 'gateway_unavailable', retryAfter: '2', isWhole: true });
      expect(refusal.durationMs).toBeLessThan(refusedWithinMs);
    }
  });

  it('shows on /readyz and not on /livez', () => {
    expect(life.during).toEqual({ livez: 200, readyz: 503, reasons: ['redis_unreachable'] });
  });

  it('is never taken for a reason to call a key invalid', () => {
    expect(life.unknownKeyStatus).toBe(503);
  });

  it('leaves gateway and worker alive', () => {
    for (const application of [house.gateway, house.worker]) {
      expect([application.process.exitCode, application.process.signalCode]).toEqual([null, null]);
      expect(application.output()).not.toMatch(/unhandled/i);
    }
  });

  it('costs no record and doubles none', expectBooksToAgree);
});
