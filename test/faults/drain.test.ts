import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { RedisConnection } from '@app/redis';
import { allUsageRecords, countOpen } from '../support/books';
import { type Environment, type GatewayProcess, startGateway } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { type RawStream, openRawStream } from '../support/raw-stream';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { until } from '../support/supervisor/until';

const STREAMS = 5;
const GAP_MS = 50;
const SHORT = 40;
/** A minute: nothing here waits for its end. */
const LONG = 1_200;

let house: RelayHouse;
let redis: RedisConnection;
beforeAll(async () => {
  house = await startRelayHouse();
  redis = await openRedis(house.redis.url);
});
afterAll(async () => {
  redis.disconnect();
  await house.stop();
});

interface Stopping {
  readonly gateway: GatewayProcess;
  readonly streams: readonly RawStream[];
  /** Exit code of the gateway, and how long after the call it came. */
  readonly ended: () => Promise<{ code: number | null; afterMs: number }>;
}

/** A gateway of its own with open streams whose first deltas have come. */
async function gatewayWithStreams(deltas: number, extra: Environment = {}): Promise<Stopping> {
  const gateway = await startGateway({ ...house.environment, ...extra });
  onTestFinished(() => gateway.kill());
  const exited = once(gateway.process, 'exit').then(([code]) => code as number | null);
  const shapeOf = (index: number) => ({ marker: `${gateway.url}/${index}`, deltas, gapMs: GAP_MS });
  const streams = await Promise.all(
    Array.from({ length: STREAMS }, (_, index) => openRawStream(gateway.url, house.relayKey, shapeOf(index))),
  );
  await until(() => streams.every((stream) => stream.soFar().includes('№1 ')), 'the streams run');
  return {
    gateway,
    streams,
    ended: async () => {
      const since = performance.now();
      return { code: await exited, afterMs: performance.now() - since };
    },
  };
}

const get = (gateway: GatewayProcess, path: string): Promise<Response> =>
  fetch(gateway.url + path, { headers: { 'x-api-key': house.relayKey } });

const isDraining = async (gateway: GatewayProcess): Promise<boolean> => (await get(gateway, '/readyz')).status === 503;

/** The records of these streams, once their gateway has ended: it settles before. */
async function recordsOf(streams: readonly RawStream[]): Promise<{ outcome: string; source: string }[]> {
  expect(await countOpen(redis)).toEqual({ leases: 0, notes: 0 });
  const served = (await house.sandbox.ledger()).filter((entry) =>
    streams.some(({ marker }) => marker === entry.clientRequestMarker),
  );
  const ids = new Set(served.map(({ upstreamRequestId }) => upstreamRequestId));
  const records = (await allUsageRecords(redis)).filter((record) => ids.has(record.upstreamRequestId ?? ''));
  return records.map(({ outcome, source }) => ({ outcome, source }));
}

const all = <Value>(value: Value): Value[] => Array.from({ length: STREAMS }, () => value);

async function expectWholeStreams(streams: readonly RawStream[]): Promise<void> {
  const received = await Promise.all(streams.map((stream) => stream.received));
  expect(received).toEqual(streams.map(({ expected }) => expected));
  expect(await recordsOf(streams)).toEqual(all({ outcome: 'completed', source: 'exact' }));
}

/** Ended by the relay in the words of the protocol, after whole events only. */
async function expectInterruptedStreams(streams: readonly RawStream[]): Promise<void> {
  for (const { received, expected } of streams) {
    const [, before = '', error = ''] = /^(.*\n\n)event: error\ndata: (.*)\n\n$/s.exec(await received) ?? [];
    expect(before).not.toBe('');
    expect(expected.startsWith(before)).toBe(true);
    expect(JSON.parse(error)).toMatchObject({ type: 'error', error: { type: expect.any(String) as string } });
  }
  expect(await recordsOf(streams)).toEqual(all({ outcome: 'upstream-interrupted', source: 'partial' }));
}

it('SIGTERM lets open streams finish, takes nothing new, and ends with 0', async () => {
  const { gateway, streams, ended } = await gatewayWithStreams(SHORT);
  gateway.process.kill('SIGTERM');
  const end = ended();
  await until(() => isDraining(gateway), 'it is draining', 1_000);
  const refusal = await get(gateway, '/api/v1/models');
  expect(refusal.status).toBe(503);
  expect(refusal.headers.get('x-trunkline-error-code')).toBe('gateway_draining');
  expect(refusal.headers.get('connection')).toBe('close');
  expect(refusal.headers.get('retry-after')).toBe('1');
  const readiness = await get(gateway, '/readyz');
  expect([readiness.status, await readiness.json()]).toEqual([503, { status: 'not-ready', reasons: ['draining'] }]);
  // A monitor that restarts what is not alive must not cut the streams off.
  expect((await get(gateway, '/livez')).status).toBe(200);
  expect((await end).code).toBe(0);
  await expectWholeStreams(streams);
  await expect(get(gateway, '/livez')).rejects.toThrow('fetch failed');
});

it('SIGTERM with idle connections ends at once', async () => {
  const gateway = await startGateway(house.environment);
  onTestFinished(() => gateway.kill());
  await get(gateway, '/livez');
  const since = performance.now();
  expect(await gateway.stop()).toBe(0);
  expect(performance.now() - since).toBeLessThan(1_500);
});

it('streams that outlast the drain end with an error event, and are settled', async () => {
  const { gateway, streams, ended } = await gatewayWithStreams(LONG, { DRAIN_TIMEOUT_SECONDS: '1' });
  gateway.process.kill('SIGTERM');
  const { code, afterMs } = await ended();
  expect(code).toBe(0);
  expect(afterMs).toBeGreaterThan(900);
  expect(afterMs).toBeLessThan(4_000);
  await expectInterruptedStreams(streams);
});

it('a second SIGTERM shortens the wait to a few seconds', async () => {
  const { gateway, streams, ended } = await gatewayWithStreams(LONG);
  gateway.process.kill('SIGTERM');
  await until(() => isDraining(gateway), 'it is draining', 1_000);
  gateway.process.kill('SIGTERM');
  const { code, afterMs } = await ended();
  expect(code).toBe(0);
  expect(afterMs).toBeLessThan(5_000);
  await expectInterruptedStreams(streams);
});

it('a gateway whose supervisor is gone ends in order', async () => {
  const { gateway, streams, ended } = await gatewayWithStreams(SHORT);
  gateway.process.disconnect();
  const end = ended();
  await until(() => isDraining(gateway), 'it is draining', 1_000);
  expect((await end).code).toBe(0);
  await expectWholeStreams(streams);
});
