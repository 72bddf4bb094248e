import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { countBy } from '../support/books';
import { type PoolAnswer, askPool } from '../support/pool/ask';
import { createMember, untilKnown } from '../support/pool/members';
import { paced } from '../support/pool/paced';
import { startPoolHouse } from '../support/pool/pool-house';
import { until } from '../support/supervisor/until';

/** `OUTAGE_SECONDS=30` is the long variant. */
const outageSeconds = Number(process.env.OUTAGE_SECONDS ?? 10);
const PER_SECOND = 40;
const GATEWAYS = 3;
const ACCOUNTS = 4;
const WARM_UP_MS = 2_000;
/** Until every account has failed often enough to cool, and every gateway knows. */
const ALL_COOL_AFTER_MS = 2_000;
const RECOVERY_MS = 10_000;
/** All is well again when everything that began in so long was answered well. */
const ALL_GOOD_FOR_MS = 2_000;
const BUDGET = 0.2;
const RESERVE_OF_A_GATEWAY = 10;

// Side by side: next to no work, and much waiting.
it.concurrent.for(['529', '500'])(
  `is not multiplied when all accounts answer %s for ${outageSeconds} s, and is over soon after they heal`,
  async (fault, { onTestFinished }) => {
    const options = { accounts: Array.from({ length: ACCOUNTS }, () => ({})), gateways: GATEWAYS };
    const { house, fleet, redis, accounts, stop } = await startPoolHouse(options);
    onTestFinished(stop);
    const member = await createMember(redis, { username: 'steady', keys: [{}] });
    const relayKey = member.keys[0]!.text;
    const urls = fleet.urls();
    for (const url of urls) await untilKnown(url, [member]);

    let isOver = false;
    onTestFinished(() => void (isOver = true));
    const answers: PoolAnswer[] = [];
    const load = paced({ perSecond: PER_SECOND, goesOn: () => !isOver }, async (number) => {
      answers.push(await askPool(urls[number % urls.length]!, relayKey, { marker: `conversation ${number}` }));
    });
    await delay(WARM_UP_MS);
    const brokenAt = Date.now();
    await house.sandbox.setAccountFaults(Object.fromEntries(accounts.map(({ key }) => [key, fault])));
    const allBrokenAt = Date.now();
    await delay(outageSeconds * 1_000);
    const healingAt = Date.now();
    await house.sandbox.setAccountFaults({});
    const isWell = (): boolean => {
      const since = Date.now() - ALL_GOOD_FOR_MS;
      const recent = answers.filter(({ endedAt }) => endedAt >= since);
      return since > healingAt && recent.length > PER_SECOND && recent.every(({ isGood }) => isGood);
    };
    await until(isWell, 'all is well again', RECOVERY_MS + ALL_GOOD_FOR_MS);
    isOver = true;
    await load;

    const during = answers.filter(({ startedAt }) => startedAt >= allBrokenAt && startedAt < healingAt);
    const ledger = await house.sandbox.ledger();
    const attempts = ledger.filter(({ receivedAt }) => receivedAt >= brokenAt && receivedAt <= healingAt);
    const byRequest = Map.groupBy(attempts, ({ clientRequestMarker }) => clientRequestMarker);
    const extra = attempts.length - byRequest.size;
    const probes = attempts.filter(({ receivedAt }) => receivedAt >= allBrokenAt + ALL_COOL_AFTER_MS);
    const probesOfAccounts = accounts.map(({ key }) => probes.filter((one) => one.apiKeyTail === key.slice(-6)).length);
    const coolSeconds = (healingAt - allBrokenAt - ALL_COOL_AFTER_MS) / 1_000;
    const after = answers.filter(({ startedAt }) => startedAt >= healingAt);
    const firstGood = Math.min(...after.filter(({ isGood }) => isGood).map(({ endedAt }) => endedAt)) - healingAt;
    const lastBad =
      Math.max(healingAt, ...after.filter(({ isGood }) => !isGood).map(({ endedAt }) => endedAt)) - healingAt;
    console.log(
      `${fault} everywhere for ${outageSeconds} s: ${during.length} requests, ${attempts.length} attempts, ${extra} of them extra; ` +
        `${probesOfAccounts.join(', ')} probes in ${coolSeconds.toFixed(1)} s once all cool; first good answer after ` +
        `${firstGood} ms, last bad one after ${lastBad} ms;`,
      countBy(during, ({ status, errorCode }) => `${status} ${errorCode ?? "the upstream's own"}`),
    );

    expect(during.length).toBeGreaterThan(outageSeconds * PER_SECOND * 0.8);
    expect(extra).toBeLessThanOrEqual(BUDGET * during.length + GATEWAYS * RESERVE_OF_A_GATEWAY);
    for (const count of probesOfAccounts) expect(count).toBeLessThanOrEqual(Math.ceil(coolSeconds) + 1);
    // What cools is probed, or nobody would notice the end.
    expect(probes.length).toBeGreaterThan(0);
    expect(firstGood).toBeLessThan(RECOVERY_MS);
    expect(lastBad).toBeLessThan(RECOVERY_MS);
    // Before it and after it everybody got an answer, and in it everybody got one that says to come again.
    const before = answers.filter(({ endedAt }) => endedAt < brokenAt);
    expect(before.filter(({ isGood }) => !isGood)).toEqual([]);
    const bad = answers.filter(({ isGood }) => !isGood);
    expect(bad.filter(({ status, retryAfter }) => status !== Number(fault) && !(status === 529 && retryAfter))).toEqual(
      [],
    );
  },
);
