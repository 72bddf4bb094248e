import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobQueue, createJobQueue } from '@app/queue';
import type { RedisConnection } from '@app/redis';
import { type HouseProcess, startWorker } from '../support/gateway-process';
import { openRedis } from '../support/open-redis';
import { type PoolHouse, startPoolHouse } from '../support/pool-house';
import { until } from '../support/supervisor/until';

interface Run {
  readonly trigger: string;
  readonly ok: boolean;
  readonly model: string;
  readonly failure?: string;
}

let house: PoolHouse;
let second: HouseProcess;
let redis: RedisConnection;
let queue: JobQueue<'account-tests'>;
beforeAll(async () => {
  house = await startPoolHouse();
  second = await startWorker(house.environment);
  redis = await openRedis(house.redis.url);
  queue = createJobQueue('account-tests', redis);
});
afterAll(async () => {
  await queue.close();
  redis.disconnect();
  await second.stop();
  await house.stop();
});

/** Lets the next tick of an account come now, as soon as the workers know of its schedule. */
async function tick(id: string): Promise<void> {
  await until(async () => (await queue.getJobScheduler(id)) !== undefined, 'a worker knows the schedule');
  const { next } = (await queue.getJobScheduler(id))!;
  await (await queue.getJob(`repeat:${id}:${next}`))!.promote();
}

async function runsOf(id: string, count: number): Promise<readonly Run[]> {
  let items: readonly Run[] = [];
  await until(async () => {
    ({ items } = await house.admin<{ items: Run[] }>('GET', `/admin/accounts/${id}/tests`));
    return items.length >= count;
  }, 'the tests are in the history');
  return items;
}

describe('the schedule of an account’s tests', () => {
  it('is kept by two workers, asks the account once a tick, and shows what came of it beside tests by hand', async () => {
    const id = await house.addAccount('sk-sandbox-scheduled', { models: ['sandbox-small'] });
    const url = `/admin/accounts/${id}/test-schedule`;
    await house.admin('PUT', url, { cron: '0 6 * * *', model: 'sandbox-large', prompt: 'Are you there?' });
    const asked = async (): Promise<(string | null)[]> =>
      (await house.sandbox.ledger()).filter(({ apiKeyTail }) => apiKeyTail.endsWith('uled')).map(({ model }) => model);
    await tick(id);
    expect(await runsOf(id, 1)).toMatchObject([{ trigger: 'schedule', ok: true, model: 'sandbox-large' }]);
    await house.admin('POST', `/admin/accounts/${id}/test`, {});
    expect(await runsOf(id, 2)).toMatchObject([{ trigger: 'manual', model: 'sandbox-small' }, { trigger: 'schedule' }]);
    await tick(id);
    await runsOf(id, 3);
    expect(await asked()).toEqual(['sandbox-large', 'sandbox-small', 'sandbox-large']);
    await house.admin('DELETE', url);
    await until(async () => (await queue.getJobScheduler(id)) === undefined, 'no more ticks come');
  });

  it('finds out that an account is refused before anybody needs it, and that it is well again', async () => {
    const id = await house.addAccount('sk-sandbox-tick', { models: ['sandbox-small'] });
    await house.admin('PUT', `/admin/accounts/${id}/test-schedule`, { cron: '*/5 * * * *' });
    await house.sandbox.setAccountFaults({ 'sk-sandbox-tick': '401' });
    await tick(id);
    expect(await runsOf(id, 1)).toMatchObject([
      { ok: false, failure: expect.stringContaining('unauthorized') as string },
    ]);
    const status = async (): Promise<string> => (await house.account(id)).state.status;
    await until(async () => (await status()) === 'cooling', 'the account is left alone');
    await house.sandbox.setAccountFaults({});
    await house.admin('POST', `/admin/accounts/${id}/reset`);
    await tick(id);
    expect(await runsOf(id, 2)).toMatchObject([{ ok: true }, { ok: false }]);
    expect(await status()).toBe('available');
  });
});
