import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { noTokens } from '@app/common';
import { agreementOn, allUsageRecords, compareBooks, countBy } from '../support/books';
import { type PoolAnswer, askPool, tellingModel } from '../support/pool/ask';
import { isNothingLeft, leftBehind, nothingLeft } from '../support/pool/left-behind';
import { type Member, type MemberKey, createMember, untilKnown } from '../support/pool/members';
import { mostAtOnce } from '../support/pool/overlaps';
import { type PoolHouse, startPoolHouse } from '../support/pool/pool-house';
import { until } from '../support/supervisor/until';

/** `POOL_KILLS=100` is the long variant. */
const kills = Number(process.env.POOL_KILLS ?? 5);
/** A dead gateway's slots are taken until their leases end: with many kills at once nothing would be left to exceed. */
const BETWEEN_KILLS_MS = 2_000;
const QUIET_AGAIN_MS = 60_000;
const ACCOUNTS = 3;
const LIMITS = { key: 10, user: 15, account: 15 };
const MEMBERS = 3;
const LOOPS_OF_A_KEY = 14;
const longModel = 'sandbox-stream-600x200';

it(
  `never exceeds a limit of key, user or account through ${kills} SIGKILLs, with clients that leave and waits that time out`,
  async () => {
    const pool = await startPoolHouse({
      accounts: Array.from({ length: ACCOUNTS }, () => ({ maxConcurrency: LIMITS.account })),
    });
    onTestFinished(() => pool.stop());
    const { house, fleet, redis } = pool;
    const queue = { size: 50, timeoutMs: 1_500 };
    const members: Member[] = [];
    for (let number = 1; number <= MEMBERS; number += 1) {
      const key = { limits: { concurrency: LIMITS.key, queue } };
      const limits = { concurrency: LIMITS.user, queue };
      members.push(await createMember(redis, { username: `storm-${number}`, limits, keys: [key, key] }));
    }
    for (const url of fleet.urls()) await untilKnown(url, members);

    const storm = new Storm(pool, members);
    onTestFinished(() => storm.stop());
    storm.start();
    for (let kill = 0; kill < kills; kill += 1) {
      await delay(BETWEEN_KILLS_MS);
      await fleet.killAndReplace(kill % 3);
    }
    await storm.stop();
    const quietSince = performance.now();
    let left = nothingLeft;
    const isQuiet = async (): Promise<boolean> => isNothingLeft((left = await leftBehind(redis)));
    await until(isQuiet, () => `nothing is left: ${JSON.stringify(left)}`, QUIET_AGAIN_MS);
    const quietAfter = ((performance.now() - quietSince) / 1_000).toFixed(1);

    const ledger = await house.sandbox.ledger();
    const byAccount = mostAtOnce(ledger, ({ apiKeyTail }) => apiKeyTail);
    const byKey = mostAtOnce(ledger, ({ clientRequestMarker }) => clientRequestMarker?.split('/', 1)[0]);
    const userOf = new Map(members.flatMap(({ userId, keys }) => keys.map(({ id }) => [id, userId])));
    const byUser = mostAtOnce(ledger, ({ clientRequestMarker }) =>
      userOf.get(clientRequestMarker?.split('/', 1)[0] ?? ''),
    );
    const records = await allUsageRecords(redis);
    const comparison = compareBooks(records, ledger);
    console.log(
      `${kills} kills: ${storm.answers.length} asked, ${ledger.length} at the upstream; most at once by account ${[...byAccount.values()].join(', ')}, ` +
        `by key ${[...byKey.values()].join(', ')}, by user ${[...byUser.values()].join(', ')}; nothing left after ${quietAfter} s; ` +
        `${comparison.records} recorded, ${comparison.missing.length} missing, ${comparison.extra.length} extra;`,
      countBy(
        storm.answers,
        ({ status, errorCode, isGood }) => `${status} ${errorCode ?? (isGood ? 'whole' : 'broken off')}`,
      ),
      countBy(records, ({ outcome, source }) => `${outcome} ${source}`),
    );
    expect(Math.max(...byAccount.values())).toBe(LIMITS.account);
    expect(Math.max(...byKey.values())).toBeLessThanOrEqual(LIMITS.key);
    expect(Math.max(...byUser.values())).toBeLessThanOrEqual(LIMITS.user);
    // The storm was one: limits were reached, and waits were too long for some.
    expect(byKey.size).toBe(2 * MEMBERS);
    expect([...byUser.values()]).toEqual(new Array(MEMBERS).fill(LIMITS.user));
    expect(storm.answers.some(({ errorCode }) => errorCode === 'policy_queue_timed_out')).toBe(true);

    const { served, extra } = comparison;
    expect(comparison).toEqual({ ...agreementOn(served), records: served + extra.length, extra });
    // Noted right before its bytes leave: the kill, or the client's leave, fell between the two.
    for (const record of extra) expect(record).toMatchObject({ tokens: noTokens });
    expect(extra.length).toBeLessThanOrEqual(Math.ceil(kills / 4));

    await expectFullCapacity(pool, members);
  },
  120_000 + kills * 5_000,
);

/** Clients of every key that ask again and again: some wait for the whole answer, some leave early, some at once. */
class Storm {
  readonly answers: PoolAnswer[] = [];
  private loops: Promise<void>[] = [];
  private isOver = false;
  private asked = 0;

  constructor(
    private readonly pool: PoolHouse,
    private readonly members: readonly Member[],
  ) {}

  start(): void {
    const keys = this.members.flatMap((member) => member.keys);
    this.loops = keys.flatMap((key) => Array.from({ length: LOOPS_OF_A_KEY }, () => this.loop(key)));
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.loops);
  }

  private async loop(key: MemberKey): Promise<void> {
    while (!this.isOver) {
      const number = (this.asked += 1);
      const urls = this.pool.fleet.urls();
      const leaves = number % 4 === 0 ? { signal: AbortSignal.timeout((number * 37) % 900) } : {};
      const marker = `${key.id}/${number}`;
      const question = { marker, model: tellingModel(number), isStream: number % 3 > 0, ...leaves };
      const answer = await askPool(urls[number % urls.length]!, key.text, question);
      this.answers.push(answer);
      if (answer.status === 0) await delay(20);
    }
  }
}

/** As many as accounts and users may have are let in at the same time, and not one more. */
async function expectFullCapacity({ house, fleet, accounts }: PoolHouse, members: readonly Member[]): Promise<void> {
  const urls = fleet.urls();
  const leaving = new AbortController();
  const since = (await house.sandbox.ledger()).at(-1)?.sequence ?? 0;
  const ask = (key: MemberKey, number: number): Promise<PoolAnswer> => {
    const question = { marker: `${key.id}/full-${number}`, model: longModel, isStream: true, signal: leaving.signal };
    return askPool(urls[number % urls.length]!, key.text, question);
  };
  const asked = members.flatMap(({ keys }) => {
    const [first, second] = keys as [MemberKey, MemberKey];
    return Array.from({ length: LIMITS.user }, (_, number) => ask(number < LIMITS.key ? first : second, number));
  });
  const isFull = async (): Promise<boolean> => {
    const now = await house.sandbox.concurrency();
    return accounts.every(({ key }) => now[key]?.now === LIMITS.account);
  };
  await until(isFull, 'everything is in use again', 10_000);
  expect((await house.sandbox.ledger(since)).length).toBe(asked.length);
  const oneMore = await askPool(urls[0]!, members[0]!.keys[1]!.text, { marker: 'one more' });
  expect(oneMore).toMatchObject({ status: 429, errorCode: 'policy_queue_timed_out' });
  leaving.abort();
  await Promise.all(asked);
}
