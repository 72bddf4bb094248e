import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createJobQueue } from '@app/queue';
import { JobConsumer } from '@app/queue/worker';
import { type RedisConnection, connectRedis } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { addFailedJob } from '../support/queue/failed-job';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const logger = createLogger('test', 'silent');
const settled = { timeout: 8_000, interval: 20 };
const prefix = '{tl-queues}';

let server: RedisServer;
let gateway: ControlPlane;
let connection: RedisConnection;
let asOperator: (request: Call) => Promise<Answer>;
beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  connection = connectRedis(server.url, 'background', logger);
  await createUser(gateway.users, 'operator', 'operator');
  asOperator = await signedInAs(gateway.application, 'operator');
});
beforeEach(async () => {
  const keys = await connection.keys('{tl-queues}*');
  if (keys.length > 0) await connection.del(...keys);
});
afterAll(async () => {
  connection.disconnect();
  await gateway.stop();
  await server.stop();
});

const get = (url: string): Promise<Answer> => asOperator({ method: 'GET', url });
const retry = (queue: string, id: string): Promise<Answer> =>
  asOperator({ method: 'POST', url: `/admin/queues/${queue}/failed/${encodeURIComponent(id)}/retry` });
const queueIn = ({ json }: Answer, name: string): Record<string, unknown> | undefined =>
  (json.items as Record<string, unknown>[]).find((queue) => queue.name === name);

describe('GET /admin/queues', () => {
  it('shows queues that nobody has used', async () => {
    const answer = await get('/admin/queues');
    expect(answer.status).toBe(200);
    const nothing = { waiting: 0, active: 0, delayed: 0, failed: 0, failedLately: 0, oldestWaitingSeconds: null };
    expect(answer.json.items).toEqual(
      ['webhook-deliveries', 'schedules', 'account-tests'].map((name) => ({
        ...{ name, ...nothing, paused: false, workers: 0 },
      })),
    );
  });

  it('counts what waits, what is under way, what is delayed and what failed', async () => {
    await addFailedJob(server.url, 'account-tests', { accountId: 'acc_1' });
    const queue = createJobQueue('account-tests', connection);
    let finish = (): void => undefined;
    const work = (): Promise<void> => new Promise((resolve) => (finish = resolve));
    const consumer = new JobConsumer('account-tests', work, connection, logger, { concurrency: 1 });
    consumer.start();
    await queue.addBulk(['acc_2', 'acc_3', 'acc_4'].map((accountId) => ({ name: 'test', data: { accountId } })));
    await queue.add('test', { accountId: 'acc_5' }, { delay: 60_000 });
    await expect.poll(() => consumer.running, settled).toBe(1);
    const waiting = await connection.lindex(`${prefix}:account-tests:wait`, -1);
    await connection.hset(`${prefix}:account-tests:${waiting}`, 'timestamp', Date.now() - 42_500);
    expect(queueIn(await get('/admin/queues'), 'account-tests')).toEqual({
      ...{ name: 'account-tests', waiting: 2, active: 1, delayed: 1, failed: 1, failedLately: 1 },
      ...{ oldestWaitingSeconds: 42, paused: false, workers: 1 },
    });
    await queue.pause();
    expect(queueIn(await get('/admin/queues'), 'account-tests')).toMatchObject({ paused: true, waiting: 2 });
    finish();
    await consumer.stop(AbortSignal.timeout(1_000));
    await queue.close();
  });

  it('counts delayed jobs that nobody has come for as waiting', async () => {
    const queue = createJobQueue('schedules', connection);
    await queue.add('tick', { task: 't' }, { delay: 1 });
    const due = async (): Promise<unknown> => queueIn(await get('/admin/queues'), 'schedules');
    await expect.poll(due, settled).toMatchObject({ waiting: 1, delayed: 0, oldestWaitingSeconds: 0 });
    await queue.close();
  });
});

describe('GET /admin/queues/{name}/failed', () => {
  it('lists the latest first, page by page, without what they carried', async () => {
    const ids: string[] = [];
    for (const accountId of ['acc_1', 'acc_2', 'acc_3']) {
      ids.push(await addFailedJob(server.url, 'account-tests', { accountId }, `no luck with\n${accountId}`));
    }
    const first = await get('/admin/queues/account-tests/failed?limit=2');
    expect(first.json.items).toMatchObject([
      { id: ids[2], name: 'job', subject: 'acc_3', attempts: 1, reason: 'no luck with acc_3' },
      { id: ids[1], subject: 'acc_2' },
    ]);
    const second = await get(`/admin/queues/account-tests/failed?limit=2&cursor=${String(first.json.nextCursor)}`);
    expect(second.json).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null });
  });

  it('shows each that stays once in either order, while others fail and are tried again', async () => {
    const ids: string[] = [];
    const fail = async (accountId: string): Promise<string> =>
      addFailedJob(server.url, 'account-tests', { accountId }, 'no luck');
    for (const accountId of ['acc_1', 'acc_2', 'acc_3', 'acc_4']) ids.push(await fail(accountId));
    const failed = `${prefix}:account-tests:failed`;
    // Two fail in the same millisecond.
    await connection.zadd(failed, Number(await connection.zscore(failed, ids[1] ?? '')), ids[2] ?? '');
    const idsAt = async (query: string): Promise<[string[], unknown]> => {
      const { json } = await get(`/admin/queues/account-tests/failed?limit=2${query}`);
      return [(json.items as { id: string }[]).map(({ id }) => id), json.nextCursor];
    };
    for (const sort of ['failedAt', '-failedAt']) {
      const [first, cursor] = await idsAt(`&sort=${sort}`);
      const newcomer = await fail('acc_5');
      await connection.zrem(failed, newcomer, first[1] ?? '');
      const [second] = await idsAt(`&sort=${sort}&cursor=${String(cursor)}`);
      expect([...first, ...second].toSorted()).toEqual(ids.toSorted());
      await connection.zadd(failed, Date.now(), first[1] ?? '');
    }
  });

  it('shows jobs that are damaged as far as it can', async () => {
    const id = await addFailedJob(server.url, 'account-tests', { accountId: 'acc_1' });
    const key = `${prefix}:account-tests:${id}`;
    await connection.hset(key, { data: '{', timestamp: 'yesterday', atm: '-7', failedReason: 'x'.repeat(100_000) });
    const [damaged] = (await get('/admin/queues/account-tests/failed')).json.items as Record<string, unknown>[];
    expect(damaged).toMatchObject({ id, attempts: 0, reason: `${'x'.repeat(299)}…` });
    expect(damaged).not.toHaveProperty('subject');
    await connection.del(key);
    expect((await get('/admin/queues/account-tests/failed')).json.items).toMatchObject([{ id, name: '', reason: '' }]);
  });

  it.each(['no-such-queue', '__proto__', 'account-tests:failed'])('knows no queue %s', async (name) => {
    expect((await get(`/admin/queues/${name}/failed`)).status).toBe(404);
    expect((await retry(name, '1')).status).toBe(404);
  });

  it.each(['-1', 'abc', '1e3', '9999999'])('refuses the cursor %s', async (cursor) => {
    expect((await get(`/admin/queues/schedules/failed?cursor=${cursor}`)).status).toBe(400);
  });
});

describe('POST /admin/queues/{name}/failed/{id}/retry', () => {
  it('has the job done once more, once however often it is asked, and puts it down', async () => {
    const id = await addFailedJob(server.url, 'account-tests', { accountId: 'acc_1' });
    const answers = await Promise.all([retry('account-tests', id), retry('account-tests', id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(queueIn(await get('/admin/queues'), 'account-tests')).toMatchObject({ waiting: 1, failed: 0 });
    const done: string[] = [];
    const work = ({ data }: { data: { accountId: string } }): Promise<void> =>
      Promise.resolve(void done.push(data.accountId));
    const consumer = new JobConsumer('account-tests', work, connection, logger, { concurrency: 1 });
    consumer.start();
    await expect.poll(() => done, settled).toEqual(['acc_1']);
    await consumer.stop(AbortSignal.timeout(1_000));
    await createUser(gateway.users, 'owner', 'owner');
    const asOwner = await signedInAs(gateway.application, 'owner');
    const { json } = await asOwner({ method: 'GET', url: '/admin/audit?action=queues.job-retried' });
    expect(json.items).toMatchObject([{ subject: { type: 'queue-jobs', id }, detail: { queue: 'account-tests' } }]);
  });

  it('finds a tick again, whose id is a whole sentence', async () => {
    const queue = createJobQueue('schedules', connection);
    const id = await addFailedJob(server.url, 'schedules', { task: 'trim the audit log' });
    const tick = 'repeat:trim the audit log:1764000000000';
    const [from, to] = [`${prefix}:schedules:${id}`, `${prefix}:schedules:${tick}`];
    await connection.rename(from, to);
    await connection.hset(to, 'name', tick);
    await connection.zrem(`${prefix}:schedules:failed`, id);
    await connection.zadd(`${prefix}:schedules:failed`, Date.now(), tick);
    expect((await retry('schedules', tick)).status).toBe(204);
    expect((await queue.getWaiting()).map((job) => job.id)).toEqual([tick]);
    await queue.close();
  });

  it.each(['absent', 'meta', 'failed', 'wait', '1:lock', '..'])('knows no job %s', async (id) => {
    await addFailedJob(server.url, 'account-tests', { accountId: 'acc_1' });
    expect((await retry('account-tests', id)).status).toBe(404);
  });

  it('refuses what cannot be read any more', async () => {
    const id = await addFailedJob(server.url, 'account-tests', { accountId: 'acc_1' });
    await connection.hset(`${prefix}:account-tests:${id}`, 'data', '{');
    expect((await retry('account-tests', id)).status).toBe(409);
    await connection.del(`${prefix}:account-tests:${id}`);
    expect((await retry('account-tests', id)).status).toBe(409);
  });

  it('says that the store is away while Redis is, and works when it is back', async () => {
    await server.kill();
    const answers = await Promise.all([get('/admin/queues'), get('/admin/queues/schedules/failed')]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    await server.restart();
    await expect.poll(async () => (await get('/admin/queues')).status, settled).toBe(200);
  });
});
