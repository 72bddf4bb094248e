import { expect, it, onTestFinished } from 'vitest';
import { type PoolAnswer, askPool } from '../support/pool/ask';
import { isNothingLeft, leftBehind } from '../support/pool/left-behind';
import { createMember, untilKnown } from '../support/pool/members';
import { paced } from '../support/pool/paced';
import { startPoolHouse } from '../support/pool/pool-house';
import { until } from '../support/supervisor/until';

const LEASE_MS = 30_000;
/** A look a second, and the quick answers of those who wait, one pair after the other. */
const GRACE_MS = 2_500;
const SLOTS = 2;
const WAITERS_OF_EACH = 3;
const queue = { size: 20, timeoutMs: 90_000 };
const longModel = 'sandbox-stream-600x200';

it('lets the others go on when a gateway dies with slots and people in line, and nobody wait longer than its leases', async () => {
  const { house, fleet, redis, accounts, stop } = await startPoolHouse({
    accounts: [{ maxConcurrency: SLOTS }, {}, {}],
  });
  onTestFinished(stop);
  const [limited, roomy] = accounts;
  const ofAccount = { accountId: limited!.id, limits: { queue } };
  const ofKey = { accountId: roomy!.id, limits: { queue, concurrency: SLOTS } };
  const waiting = await createMember(redis, { username: 'waiting', keys: [ofAccount, ofKey] });
  const free = await createMember(redis, { username: 'free', keys: [{ accountId: accounts[2]!.id }] });
  const [dying, ...living] = fleet.urls();
  for (const url of fleet.urls()) await untilKnown(url, [waiting, free]);

  const lost: Promise<PoolAnswer>[] = [];
  const askAll = (url: string, count: number, model: string): Promise<PoolAnswer>[] =>
    waiting.keys.flatMap(({ id, text }) =>
      Array.from({ length: count }, (_, number) => {
        const marker = `${id} ${model} ${url} ${number}`;
        return askPool(url, text, { marker, model, isStream: model === longModel });
      }),
    );
  lost.push(...askAll(dying!, SLOTS, longModel));
  await until(async () => (await house.sandbox.state()).openStreams === 2 * SLOTS, 'all slots are taken');
  lost.push(...askAll(dying!, WAITERS_OF_EACH, 'sandbox-small'));
  const waits = (count: number) => async (): Promise<boolean> => {
    const { inLines, accountWaiters } = await leftBehind(redis);
    return inLines === count && accountWaiters === count;
  };
  await until(waits(WAITERS_OF_EACH), 'people wait where they will be lost');
  const patient = living.flatMap((url) => askAll(url, WAITERS_OF_EACH, 'sandbox-small'));
  await until(waits(3 * WAITERS_OF_EACH), 'people wait everywhere');

  const killedAt = Date.now();
  await house.gateway.kill();
  let isOver = false;
  onTestFinished(() => void (isOver = true));
  const others = paced({ perSecond: 5, goesOn: () => !isOver }, (number) =>
    askPool(living[number % living.length]!, free.keys[0]!.text, { marker: `other ${number}` }),
  );
  const served = await Promise.all(patient);
  isOver = true;
  const unaffected = await others;
  expect((await Promise.all(lost)).every(({ isGood }) => !isGood)).toBe(true);
  const delays = served.map(({ endedAt }) => endedAt - killedAt).sort((one, other) => one - other);
  console.log(
    `served ${delays[0]} to ${delays.at(-1)} ms after the kill; ${unaffected.length} others meanwhile, ` +
      `the slowest in ${Math.max(...unaffected.map(({ durationMs }) => durationMs)).toFixed(0)} ms`,
  );
  expect(served.filter(({ isGood }) => !isGood)).toEqual([]);
  expect(delays.at(-1)).toBeLessThanOrEqual(LEASE_MS + GRACE_MS);
  expect(unaffected.filter(({ isGood }) => !isGood)).toEqual([]);
  // It takes the worker's next look at requests of dead gateways.
  await until(async () => isNothingLeft(await leftBehind(redis)), 'nothing is left');
});
