import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countBy } from '../support/books';
import { type PoolAnswer, askPool } from '../support/pool/ask';
import { type LargePool, createLargePool } from '../support/pool/large-pool';
import { paced } from '../support/pool/paced';
import { type PoolHouse, startPoolHouse } from '../support/pool/pool-house';
import { type SeenCommand, callsOf, watchCommands } from '../support/pool/redis-commands';
import { until } from '../support/supervisor/until';

/** `SCALE_SECONDS` and `SCALE_PER_SECOND` ask for more. */
const seconds = Number(process.env.SCALE_SECONDS ?? 8);
const perSecond = Number(process.env.SCALE_PER_SECOND ?? 200);
const SIZE = { groups: 20, accounts: 1_000, users: 200, keys: 10_000 };
const QUIET_MS = 2_000;
/** The upstream's answer, and with it the end of the request, comes only when everything before it has been seen. */
const slowModel = 'sandbox-fault-slow:40';
const walkers = ['keys', 'scan', 'hscan', 'sscan', 'zscan', 'randomkey', 'flushall'];
/** Never waited for, done when a request is over, or done by the worker: it may fall into the time of the next request. */
const aside = [
  ...['markAttempt', 'settle', 'release', 'report', 'checkpoint', 'renew', 'expired', 'HSET', 'PEXPIRE'],
  // The worker counts what its queues have waiting, more seldom than the quiet time would show.
  ...['LLEN', 'ZCARD', 'ZCOUNT', 'HEXISTS'],
];
/** Code is compiled and connections are made. */
const WARM_UP_MS = 3_000;

let pool: PoolHouse;
let large: LargePool;
beforeAll(async () => {
  const startedAt = performance.now();
  pool = await startPoolHouse({
    ...{ accounts: [], gateways: 3 },
    prepare: async (redis) => void (large = await createLargePool(redis, SIZE)),
  });
  const everybody = `${SIZE.accounts} accounts in ${SIZE.groups} groups, ${SIZE.keys} keys`;
  console.log(
    `${everybody}: written and known to three gateways after ${(performance.now() - startedAt).toFixed(0)} ms`,
  );
});
afterAll(() => pool.stop());

it('asks Redis at most twice before a request leaves, and once where its account has no limit', async () => {
  const { house, fleet } = pool;
  const url = fleet.urls()[0]!;
  // The first call of a script carries its text.
  for (const relayKey of large.relayKeys.slice(0, 2)) await askPool(url, relayKey, { marker: 'before all others' });
  const { seen, stop } = await watchCommands(house.redis.url);
  const quietSince = Date.now();
  await delay(QUIET_MS);
  const quiet = between(seen, quietSince, Date.now());
  const always = new Set(quiet.map(({ name }) => name));
  expect([...always].filter((name) => /admit|take/.test(name))).toEqual([]);

  const windows: { isLimited: boolean; from: number; to: number }[] = [];
  // Two turns of a conversation in each group: the second one has an account that it goes on with.
  for (const turn of [1, 2]) {
    for (let group = 0; group < SIZE.groups; group += 1) {
      const marker = `turn ${turn} in group ${group}`;
      const question = { marker, model: slowModel, text: `conversation in group ${group}` };
      const from = Date.now();
      const answer = await askPool(url, large.relayKeys[group]!, question);
      expect(answer).toMatchObject({ isGood: true });
      const arrived = (await house.sandbox.ledger()).filter((entry) => entry.clientRequestMarker === marker);
      expect(arrived).toHaveLength(1);
      windows.push({ isLimited: group % 2 === 0, from, to: arrived[0]!.receivedAt + 1 });
    }
  }
  await until(() => (seen.at(-1)?.at ?? 0) > windows.at(-1)!.to, 'the server has shown everything');
  stop();

  let undisturbed = 0;
  const asked = windows.map(({ isLimited, from, to }) => {
    const names = between(seen, from, to).flatMap(({ name }) => (aside.includes(name) ? [] : name));
    const own = names.filter((name) => !always.has(name));
    if (own.length === names.length) undisturbed += 1;
    return `${isLimited ? 'limited' : 'unlimited'}: ${own.join(', ')}`;
  });
  const openMs = windows.reduce((sum, { from, to }) => sum + to - from, 0);
  console.log(
    `commands between the client and the upstream, in ${openMs} ms, ${undisturbed} of ${windows.length} times undisturbed:`,
    countBy(asked, (one) => one),
  );
  expect(countBy(asked, (one) => one)).toEqual({
    'limited: admit, take': SIZE.groups,
    'unlimited: admit': SIZE.groups,
  });
  // A command of each request that is called like those which gateways and worker send all the time would be in every one.
  expect(undisturbed).toBeGreaterThan(windows.length / 4);
});

it(`chooses at ${perSecond} requests a second`, async () => {
  const { house, fleet } = pool;
  const urls = fleet.urls();
  const endsAt = performance.now() + seconds * 1_000;
  const answers = await paced(
    { perSecond, goesOn: () => performance.now() < endsAt },
    (number): Promise<PoolAnswer> => {
      const relayKey = large.relayKeys[(number * 37) % large.relayKeys.length]!;
      return askPool(urls[number % urls.length]!, relayKey, { marker: `rate ${number}` });
    },
  );
  expect(answers.filter(({ isGood }) => !isGood)).toEqual([]);
  const last = answers.at(-1)?.requestId;
  const isExplained = (): Promise<boolean> =>
    house.admin('GET', `/admin/requests/${last}`).then(
      () => true,
      () => false,
    );
  await until(isExplained, 'all is explained');
  const warm = answers.filter(({ startedAt }) => startedAt >= answers[0]!.startedAt + WARM_UP_MS);
  const sample = warm.filter((_, index) => index % 2 === 0);
  const tookMs: { admission: number; choice: number }[] = [];
  for (const { requestId } of sample) {
    const explained = await house.admin<Explained>('GET', `/admin/requests/${requestId}`);
    tookMs.push({ admission: explained.admission.tookMs, choice: explained.attempts[0]!.startedMs });
  }
  const percentiles = (values: number[]): string => {
    const sorted = values.sort((one, other) => one - other);
    return [50, 90, 99, 100]
      .map((share) => `p${share} ${(sorted[Math.ceil((sorted.length * share) / 100) - 1] ?? 0).toFixed(1)}`)
      .join(', ');
  };
  console.log(
    `${answers.length} requests, ${perSecond} a second over three gateways, clients on the same machine; ms from arrival ` +
      `to admission: ${percentiles(tookMs.map(({ admission }) => admission))}; to the first attempt, choice and slot included: ` +
      percentiles(tookMs.map(({ choice }) => choice)),
  );
});

interface Explained {
  readonly admission: { readonly tookMs: number };
  readonly attempts: readonly { readonly startedMs: number }[];
}

it('never walks through the keys of Redis, for no request and no list', async () => {
  const { house, redis, fleet } = pool;
  const { requestId } = await askPool(fleet.urls()[0]!, large.relayKeys[0]!, { marker: 'the last one' });
  const walked: Record<string, number> = {};
  for (const path of ['/admin/users', '/admin/account-groups', '/admin/accounts', '/admin/api-keys', '/me/api-keys']) {
    walked[path] = await walk(path);
  }
  expect(walked).toMatchObject({
    ...{ '/admin/users': SIZE.users + 1, '/admin/account-groups': SIZE.groups },
    ...{ '/admin/accounts': SIZE.accounts, '/admin/api-keys': SIZE.keys + 1 },
  });
  walked['/admin/usage/records'] = await walk('/admin/usage/records', 10);
  expect(walked['/admin/usage/records']).toBeGreaterThan(perSecond);
  const day = new Date().toISOString().slice(0, 10);
  for (const path of ['/admin/usage', '/me/usage']) await house.admin('GET', `${path}?from=${day}&to=${day}`);
  await house.admin('GET', '/me');
  await until(
    () =>
      house.admin('GET', `/admin/requests/${requestId}`).then(
        () => true,
        () => false,
      ),
    'it is explained',
  );
  for (const path of ['/api/v1/models', '/metrics', '/readyz']) {
    const answer = await fetch(fleet.urls()[0]! + path, { headers: { 'x-api-key': large.relayKeys[0]! } });
    expect(answer.status).toBe(200);
    await answer.text();
  }
  expect(await callsOf(redis, walkers)).toEqual(Object.fromEntries(walkers.map((command) => [command, 0])));
});

interface ListPage {
  readonly items: readonly unknown[];
  readonly nextCursor?: string | null;
}

/** Reads a list page by page; resolves with how many items there are. */
async function walk(path: string, mostPages = Infinity): Promise<number> {
  let count = 0;
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const answer: ListPage = await pool.house.admin('GET', `${path}?limit=200${cursor}`);
    count += answer.items.length;
    if (!answer.nextCursor) break;
    cursor = `&cursor=${encodeURIComponent(answer.nextCursor)}`;
  }
  return count;
}

const between = (seen: readonly SeenCommand[], from: number, to: number): SeenCommand[] =>
  seen.filter(({ at }) => at >= from && at < to);
