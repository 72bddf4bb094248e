import { expect, it, onTestFinished } from 'vitest';
import { countBy } from '../support/books';
import { type PoolAnswer, askPool } from '../support/pool/ask';
import { isNothingLeft, leftBehind, nothingLeft } from '../support/pool/left-behind';
import { createMember, untilKnown } from '../support/pool/members';
import { startPoolHouse } from '../support/pool/pool-house';
import { until } from '../support/supervisor/until';

const BURST = 3_000;
const LIMIT = 10;
/** Outlasts the burst; whoever was let in leaves when all others have been refused. */
const longModel = 'sandbox-stream-600x200';

it(`admits exactly ${LIMIT} of a burst of ${BURST} over three gateways`, async () => {
  const { house, fleet, redis, accounts, stop } = await startPoolHouse({ accounts: [{}] });
  onTestFinished(stop);
  const member = await createMember(redis, { username: 'burst', keys: [{ limits: { concurrency: LIMIT } }] });
  const relayKey = member.keys[0]!.text;
  const urls = fleet.urls();
  expect(urls).toHaveLength(3);
  for (const url of urls) await untilKnown(url, [member]);
  const upstreamKey = accounts[0]!.key;
  const atUpstream = async (): Promise<{ now: number; peak: number }> =>
    (await house.sandbox.concurrency())[upstreamKey] ?? { now: 0, peak: 0 };

  for (const [round, count] of [BURST, 10 * LIMIT].entries()) {
    const leaving = new AbortController();
    const answers: PoolAnswer[] = [];
    const startedAt = performance.now();
    const all = Array.from({ length: count }, async (_, number) => {
      const marker = `round-${round}-${number}`;
      const question = { marker, model: longModel, isStream: true, signal: leaving.signal };
      answers.push(await askPool(urls[number % urls.length]!, relayKey, question));
    });
    await until(
      () => answers.length === count - LIMIT,
      () => `all but ${LIMIT} are refused: ${answers.length}`,
      60_000,
    );
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    console.log(`${count} at once over three gateways: ${LIMIT} under way, the others refused within ${seconds} s`);
    expect(countBy(answers, ({ status, errorType, errorCode }) => `${status} ${errorType} ${errorCode}`)).toEqual({
      '429 rate_limit_error policy_concurrency_exceeded': count - LIMIT,
    });
    expect(answers.every(({ retryAfter }) => Number(retryAfter) >= 1)).toBe(true);
    await until(async () => (await atUpstream()).now === LIMIT, `the upstream has ${LIMIT} under way`);
    expect(await atUpstream()).toEqual({ now: LIMIT, peak: LIMIT });
    leaving.abort();
    await Promise.all(all);
    // All slots are free again: the next round fills them once more.
    await until(async () => isNothingLeft(await leftBehind(redis)), 'nothing is left', 5_000);
    await until(async () => (await atUpstream()).now === 0, 'the upstream has seen them leave');
  }
  expect(await leftBehind(redis)).toEqual(nothingLeft);
  expect(await house.sandbox.ledger()).toHaveLength(2 * LIMIT);
});
