import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { countBy } from '../support/books';
import { askMany } from '../support/pool/ask';
import { countedAttempts, sumOf } from '../support/pool/attempts';
import { createMember, untilKnown } from '../support/pool/members';
import { startPoolHouse } from '../support/pool/pool-house';

const REQUESTS = 1_000;
/** On each gateway fewer than the ten attempts that its budget keeps for quiet times: none of these clients has asked before. */
const AT_ONCE = 40;
const GATEWAYS = 3;
/** Without cooldowns a quarter of all requests would go there first. */
const MOST_WASTED = REQUESTS / 10;
/** Strikes that it takes until an account or its host is left alone. */
const STRIKES = 3;

/** An address at which nobody listens. */
async function deadUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

it.each<[string, () => Promise<object>, string | undefined]>([
  ['cannot be reached', async () => ({ baseUrl: await deadUrl() }), undefined],
  ['always answers 500', () => Promise.resolve({}), '500'],
  ['never answers', () => Promise.resolve({ firstByteTimeoutMs: 300 }), 'hang'],
])(`answers ${REQUESTS} of ${REQUESTS} requests while one account of four %s`, async (what, fields, fault) => {
  const { house, fleet, redis, accounts, stop } = await startPoolHouse({ accounts: [await fields(), {}, {}, {}] });
  onTestFinished(stop);
  const dead = accounts[0]!;
  const member = await createMember(redis, { username: 'many', keys: [{}] });
  const urls = fleet.urls();
  expect(urls).toHaveLength(GATEWAYS);
  for (const url of urls) await untilKnown(url, [member]);
  if (fault !== undefined) await house.sandbox.setAccountFaults({ [dead.key]: fault });

  const startedAt = performance.now();
  const question = (number: number): { marker: string } => ({ marker: `conversation ${number}` });
  const answers = await askMany({ urls, relayKey: member.keys[0]!.text, count: REQUESTS, atOnce: AT_ONCE, question });
  const seconds = (performance.now() - startedAt) / 1_000;

  const attempts = await countedAttempts(urls);
  const wasted = attempts.filter(({ failure }) => failure !== '');
  const slowest = Math.max(...answers.map(({ durationMs }) => durationMs));
  console.log(
    `one of four ${what}: ${answers.filter(({ isGood }) => isGood).length} of ${REQUESTS} in ${seconds.toFixed(1)} s, ` +
      `${sumOf(wasted)} attempts wasted, slowest ${slowest.toFixed(0)} ms;`,
    countBy(answers, ({ status, errorCode }) => `${status} ${errorCode ?? ''}`),
  );
  expect(answers.filter(({ isGood }) => !isGood)).toEqual([]);
  expect(sumOf(attempts) - sumOf(wasted)).toBe(REQUESTS);
  // Only what was under way before the failures were known everywhere has been in vain, and nothing but the one account failed.
  expect(new Set(wasted.map(({ account }) => account))).toEqual(new Set([dead.id]));
  expect(sumOf(wasted)).toBeGreaterThanOrEqual(STRIKES);
  expect(sumOf(wasted)).toBeLessThanOrEqual(MOST_WASTED);
});
