import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditChain } from '@app/audit';
import { redisKeys } from '@app/redis';
import { chainedEntries } from '../support/audit-log';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { bookRecords } from '../support/repricing/booked-usage';
import { pricesOf, recordOf, runnerOn } from '../support/repricing/repricing-work';

let server: RedisServer;
let gateway: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  await createUser(gateway.users, 'owner', 'owner');
  asOwner = await signedInAs(gateway.application, 'owner');
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});
beforeEach(async () => {
  const keys = [...(await gateway.redis.keys('*:usage*')), ...(await gateway.redis.keys('*:spent:*'))];
  if (keys.length > 0) await gateway.redis.del(...keys);
  const { items } = (await asOwner({ method: 'GET', url: '/admin/usage/repricings?limit=200' })).json;
  for (const { id, state } of items as { id: string; state: string }[])
    if (state === 'waiting') await post(`/${id}/cancel`);
});

const all = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00+02:00' };
const post = (path: string, body?: unknown): Promise<Answer> =>
  asOwner({ method: 'POST', url: `/admin/usage/repricings${path}`, ...(body === undefined ? {} : { body }) });
const get = (path: string): Promise<Answer> => asOwner({ method: 'GET', url: `/admin/usage/repricings${path}` });
const idOf = ({ json }: Answer): string => String(json.id);

async function book(): Promise<void> {
  const now = Date.now();
  const records = [
    recordOf(1, { startedAt: now - 3, costNanoDollars: '1500000000' }),
    recordOf(2, { startedAt: now - 2, costNanoDollars: null, model: 'b' }),
    recordOf(3, { startedAt: now - 1, costNanoDollars: null, model: 'c' }),
  ];
  await bookRecords(gateway.redis, records, now);
}

const work = (): Promise<number> => runnerOn(gateway.redis, pricesOf({ a: 100_000_000, b: 25_000_000 })).run();

describe('POST /admin/usage/repricings', () => {
  it('shows the difference first, and makes it when it is applied', async () => {
    await book();
    const waiting = await post('', { ...all, apply: false });
    expect(waiting.status).toBe(202);
    expect(waiting.json).toMatchObject({ state: 'waiting', apply: false, progressPercent: 0, recordsLookedAt: 0 });
    expect(waiting.json).toMatchObject({ to: '2099-12-31T22:00:00.000Z', archivedDays: 0, onlyUnpriced: false });
    await work();
    const preview = await get(`/${idOf(waiting)}`);
    const total = { costBeforeUsd: '1.5', costAfterUsd: '1.25', differenceUsd: '-0.25' };
    expect(preview.json).toMatchObject({ state: 'done', progressPercent: 100, recordsLookedAt: 3, total });
    expect(preview.json.models).toEqual([
      {
        ...{ model: 'a', records: 1, changedRecords: 1, pricedRecords: 0, unpricedRecords: 0, keptRecords: 0 },
        ...{ costBeforeUsd: '1.5', costAfterUsd: '1', differenceUsd: '-0.5' },
      },
      expect.objectContaining({ model: 'b', pricedRecords: 1, differenceUsd: '0.25' }),
      expect.objectContaining({ model: 'c', unpricedRecords: 1, differenceUsd: '0' }),
    ]);
    const applied = await post(`/${idOf(preview)}/apply`);
    expect([applied.status, applied.json.previewId, applied.json.apply]).toEqual([202, idOf(preview), true]);
    expect((await post(`/${idOf(applied)}/apply`)).status).toBe(409);
    await work();
    expect((await get(`/${idOf(applied)}`)).json).toMatchObject({ state: 'done', total });
    const again = await post('', { ...all, apply: false });
    await work();
    expect((await get(`/${idOf(again)}`)).json.total).toMatchObject({ changedRecords: 0, differenceUsd: '0' });
  });

  it.each([
    ['nothing', {}],
    ['an end before the beginning', { ...all, to: '2019-01-01T00:00:00Z', apply: true }],
    ['a time without its offset', { ...all, from: '2026-01-01T00:00:00', apply: true }],
    ['a text for a decision', { ...all, apply: 'false' }],
    ['a platform that is none', { ...all, apply: true, platform: '__proto__' }],
    ['a model without a name', { ...all, apply: true, model: '' }],
    ['a filter that is none', { ...all, apply: true, userId: 'usr_1' }],
    ['a list', [all]],
  ])('refuses %s', async (_, body) => {
    expect((await post('', body)).status).toBe(400);
  });

  it('lets no more than twenty wait', async () => {
    for (let index = 0; index < 20; index += 1) expect((await post('', { ...all, apply: false })).status).toBe(202);
    const refused = await post('', { ...all, apply: false });
    expect([refused.status, refused.json.code]).toEqual([409, 'caller_record_conflict']);
  });

  it('is in the audit log with what was asked for, and so is who ended it', async () => {
    const created = await post('', { ...all, apply: true, keyId: 'key_1' });
    await post(`/${idOf(created)}/cancel`);
    await gateway.application.get(AuditChain).drain();
    const entries = (await chainedEntries(gateway.redis)).filter(
      ({ subject }) => (subject as { id?: string } | undefined)?.id === idOf(created),
    );
    expect(entries).toMatchObject([
      {
        ...{ action: 'usage-repricings.created', actor: { kind: 'user', username: 'owner' } },
        after: { apply: true, question: { keyId: 'key_1' } },
      },
      { action: 'usage-repricings.updated', before: { state: 'waiting' }, after: { state: 'cancelled' } },
    ]);
  });
});

describe('a re-pricing that is kept', () => {
  it('is listed, the newest first, page by page', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      gateway.clock.moveBy(1_000);
      ids.unshift(idOf(await post('', { ...all, apply: false })));
    }
    const first = await get('?limit=2');
    const listed = first.json.items as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const second = await get(`?limit=1&cursor=${String(first.json.nextCursor)}`);
    expect(second.json.items).toMatchObject([{ id: ids[2] }]);
    expect((await get('?cursor=1')).status).toBe(400);
  });

  it('is unknown where nobody asked for it, whatever its id looks like', async () => {
    for (const id of ['rpr_unknown', '__proto__', 'constructor']) {
      expect((await get(`/${id}`)).status).toBe(404);
      expect((await post(`/${id}/cancel`)).status).toBe(404);
      expect((await post(`/${id}/apply`)).status).toBe(404);
    }
  });

  it('ends once', async () => {
    const id = idOf(await post('', { ...all, apply: true }));
    expect((await post(`/${id}/cancel`)).json).toMatchObject({ state: 'cancelled' });
    expect((await post(`/${id}/cancel`)).status).toBe(200);
    const done = idOf(await post('', { ...all, apply: true }));
    await work();
    expect((await post(`/${done}/cancel`)).status).toBe(409);
  });

  it('is forgotten after ninety days', async () => {
    const id = idOf(await post('', { ...all, apply: true }));
    await work();
    const { records } = redisKeys.collection('usage-repricings');
    const text = (await gateway.redis.hget(records, id)) ?? '';
    const old = JSON.stringify({ ...(JSON.parse(text) as object), createdAt: '2026-01-01T00:00:00.000Z' });
    const { revision, changes } = redisKeys.collection('usage-repricings');
    await gateway.redis.hset(records, id, old);
    await gateway.redis.zadd(changes, await gateway.redis.incr(revision), id);
    await work();
    expect((await get(`/${id}`)).status).toBe(404);
  });
});
