import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allUsageRecords, countBy } from '../support/books';
import { type GatewayProcess, type HouseProcess, startGateway, startWorker } from '../support/gateway-process';
import { type PoolAnswer, askPool } from '../support/pool/ask';
import { isNothingLeft, leftBehind } from '../support/pool/left-behind';
import { type Member, createMember, untilKnown } from '../support/pool/members';
import { type PoolHouse, startPoolHouse } from '../support/pool/pool-house';
import { clockAheadBy } from '../support/queue/ticking-workers';
import { until } from '../support/supervisor/until';

const LIMIT = 5;
const SKEW_MS = 300_000;
/** Longer than two looks of a worker for requests whose gateway has gone. */
const longModel = 'sandbox-stream-120x100';

describe('two gateways and two workers, five minutes ahead and five behind', () => {
  let pool: PoolHouse;
  let gateways: GatewayProcess[];
  let workers: HouseProcess[];
  let member: Member;

  beforeAll(async () => {
    pool = await startPoolHouse({ accounts: [{}], gateways: 1 });
    await pool.house.worker.stop();
    const skewed = [SKEW_MS, -SKEW_MS].map((ms) => ({
      ...pool.house.environment,
      NODE_OPTIONS: `--import=${clockAheadBy(ms)}`,
    }));
    gateways = await Promise.all(skewed.map((environment) => startGateway(environment)));
    workers = await Promise.all(skewed.map((environment) => startWorker(environment)));
    const queue = { size: 100, timeoutMs: 30_000 };
    member = await createMember(pool.redis, { username: 'skewed', keys: [{ limits: { concurrency: LIMIT, queue } }] });
    for (const { url } of gateways) await untilKnown(url, [member]);
  });
  afterAll(async () => {
    await Promise.all([...gateways, ...workers].map((one) => one.stop()));
    await pool.stop();
  });

  const ask = (number: number, model: string): Promise<PoolAnswer> =>
    askPool(gateways[number % 2]!.url, member.keys[0]!.text, { marker: `ask-${number}`, model, isStream: true });
  const kinds = async (): Promise<Record<string, number>> =>
    countBy(await allUsageRecords(pool.redis), ({ outcome, source }) => `${outcome} ${source}`);

  /** A request is settled when its answer has gone out. */
  const untilSettled = (): Promise<void> =>
    until(async () => isNothingLeft(await leftBehind(pool.redis)), 'nothing is left', 5_000);

  it('keep to a limit together, and settle each request once', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, number) => ask(number, 'sandbox-stream-10x20')));
    expect(countBy(answers, ({ status }) => `${status}`)).toEqual({ '200': 60 });
    const { peak } = (await pool.house.sandbox.concurrency())[pool.accounts[0]!.key] ?? { peak: 0 };
    expect(peak).toBe(LIMIT);
    await untilSettled();
    expect(await kinds()).toEqual({ 'completed exact': 60 });
  });

  it('take nobody for gone who is under way', async () => {
    const answers = await Promise.all([ask(0, longModel), ask(1, longModel)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await untilSettled();
    expect(await kinds()).toEqual({ 'completed exact': 62 });
  });

  it('count each request into the totals once', async () => {
    const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const period = `/admin/usage?from=${dayIn(-1)}&to=${dayIn(1)}`;
    const requests = async (): Promise<number> =>
      (await pool.house.admin<{ total: { requests: number } }>('GET', period)).total.requests;
    await until(async () => (await requests()) >= 62, 'all are in the totals');
    expect(await requests()).toBe(62);
  });

  it('say that their clocks are wrong, and go on', async () => {
    for (const { url } of gateways) expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await ask(0, 'sandbox-small')).status).toBe(200);
  });
});
