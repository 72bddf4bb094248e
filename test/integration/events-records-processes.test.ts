import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildProcess } from '../support/build-process';
import { clockAheadBy } from '../support/queue/ticking-workers';
import { type RecordHouse, openRecordHouse, somePasswordHash } from '../support/record-house';
import { toldEvents } from '../support/told-events';

const KILLS = 15;
const SKEW_MS = 5 * 60 * 1_000;
const DAY_MS = 86_400_000;
const eventually = { timeout: 20_000, interval: 50 };
const secrets = {
  MASTER_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  JWT_SECRET: randomBytes(32).toString('base64'),
};

let house: RecordHouse;
let file: string;
let workers: ChildProcess[] = [];
beforeEach(async () => {
  [house, file] = await Promise.all([openRecordHouse(), buildProcess('test/support/records/telling-worker.ts')]);
  await house.worker().run();
});
afterEach(async () => {
  await Promise.all(workers.map(kill));
  workers = [];
  await house.stop();
});

/** @param skewMs by how much its clock is ahead */
async function start(skewMs: number): Promise<ChildProcess> {
  const env = { PATH: process.env.PATH ?? '', REDIS_URL: house.server.url, ...secrets };
  const child = fork(file, [], { env, execArgv: ['--import', clockAheadBy(skewMs)] });
  workers.push(child);
  await once(child, 'message');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

const sorted = (list: readonly unknown[]) => list.map(String).sort();

it(`tells everything once while workers whose clocks differ by five minutes are killed ${KILLS} times (key.created, key.revoked, key.expiring)`, async () => {
  const owner = (await house.users.create({ username: 'ada', role: 'member', passwordHash: somePasswordHash }))!;
  const stop = new AbortController();
  const ids: string[] = [];
  const arrivals = (async () => {
    for (let count = 0; !stop.signal.aborted; count += 1) {
      const { apiKey } = await house.apiKeys.issue({ name: `key-${count}`, userId: owner.id });
      ids.push(apiKey.id);
      // Half a day is left of its month, as if it had been issued long ago.
      const createdAt = new Date(Date.now() - 30 * DAY_MS).toISOString();
      const expiresAt = new Date(Date.now() + DAY_MS / 2).toISOString();
      await house.apiKeys.update({ ...apiKey, createdAt, expiresAt });
      if (count % 3 === 0) await house.apiKeys.revoke(apiKey.id);
      await house.audit.chain.drain();
      await delay(5);
    }
  })();
  const pair = [await start(0), await start(SKEW_MS)];
  for (let count = 0; count < KILLS; count += 1) {
    await delay(20 + Math.random() * 150);
    await kill(pair[count % 2]!);
    pair[count % 2] = await start(count % 2 === 0 ? 0 : SKEW_MS);
  }
  stop.abort();
  await arrivals;

  const toldIds = async (type: 'key.created' | 'key.revoked' | 'key.expiring') =>
    (await toldEvents(house.redis, type)).map(({ data }) => data.keyId);
  const revoked = ids.filter((_, index) => index % 3 === 0);
  const kept = ids.filter((_, index) => index % 3 !== 0);
  await expect.poll(() => toldIds('key.created').then(sorted), eventually).toEqual(sorted(ids));
  await expect.poll(() => toldIds('key.revoked').then(sorted), eventually).toEqual(sorted(revoked));
  // One that was revoked soon after may have been seen while it was good.
  const expiring = async () => (await toldIds('key.expiring')).filter((id) => kept.includes(String(id)));
  await expect.poll(() => expiring().then(sorted), eventually).toEqual(sorted(kept));
  expect(new Set(await toldIds('key.expiring')).size).toBe((await toldIds('key.expiring')).length);
  expect(ids.length).toBeGreaterThan(KILLS);
}, 90_000);
