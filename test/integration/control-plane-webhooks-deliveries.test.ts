import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let asOperator: (request: Call) => Promise<Answer>;
let id: string;
let otherId: string;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  await createUser(gateway.users, 'owner', 'owner');
  await createUser(gateway.users, 'operator', 'operator');
  asOwner = await signedInAs(gateway.application, 'owner');
  asOperator = await signedInAs(gateway.application, 'operator');
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const url = '/admin/webhooks';
const create = async (name: string): Promise<string> => {
  const body = { name, channel: 'standard', url: 'https://hooks.example.org', events: ['*'] };
  return String((await asOperator({ method: 'POST', url, body })).json.id);
};
const read = (path: string, who = asOperator): Promise<Answer> => who({ method: 'GET', url: `${url}/${id}${path}` });
const act = (path: string): Promise<Answer> => asOperator({ method: 'POST', url: `${url}/${id}${path}` });
const idsOf = ({ json }: Answer): string[] => (json.items as { id: string }[]).map((item) => item.id);

beforeEach(async () => {
  for (const endpoint of gateway.webhooks.list()) await gateway.webhooks.delete(endpoint.id);
  gateway.deliveries.all.length = 0;
  [id, otherId] = [await create('ours'), await create('another')];
});

describe('deliveries of a webhook', () => {
  it('are listed page by page, the newest first, by state, and without those of others', async () => {
    const made = (['dead', 'delivered', 'waiting', 'dead', 'dead'] as const).map((state) => {
      gateway.deliveries.add(otherId);
      return gateway.deliveries.add(id, { state }).id;
    });
    const [first, second, third, fourth, fifth] = made;
    const page = await read('/deliveries?limit=2');
    expect(idsOf(page)).toEqual([fifth, fourth]);
    const next = await read(`/deliveries?limit=3&cursor=${String(page.json.nextCursor)}`);
    expect([idsOf(next), next.json.nextCursor]).toEqual([[third, second, first], null]);
    const oldest = await read('/deliveries?limit=2&sort=createdAt');
    const newer = await read(`/deliveries?sort=createdAt&cursor=${String(oldest.json.nextCursor)}`);
    expect([idsOf(oldest), idsOf(newer)]).toEqual([
      [first, second],
      [third, fourth, fifth],
    ]);
    expect(idsOf(await read('/deliveries?state=dead'))).toEqual([fifth, fourth, first]);
    expect(idsOf(await read('/deliveries?state=waiting'))).toEqual([third]);
  });

  it.each([
    'limit=0',
    'limit=1000',
    'limit=x',
    'state=lost',
    'state=',
    'cursor=x',
    'cursor=-1',
    'cursor=',
    'order=asc',
  ])('are not listed for %s', async (query) => {
    const { status, json } = await read(`/deliveries?${query}`);
    expect([status, json.code]).toEqual([400, 'caller_request_invalid']);
  });

  it('stand in short beside their webhook', async () => {
    const since = '2026-11-20T10:00:00.000Z';
    for (const state of ['dead', 'delivered', 'dead', 'waiting'] as const) gateway.deliveries.add(id, { state });
    gateway.deliveries.failingSince.set(id, since);
    const [first, ...others] = (await asOperator({ method: 'GET', url: `${url}?sort=-name` })).json.items as object[];
    const { id: lastId, createdAt } = gateway.deliveries.all.at(-1) ?? {};
    const last = { id: lastId, state: 'waiting', createdAt };
    expect([first, others]).toMatchObject([
      { id, deliveries: { waiting: 1, dead: 2, failingSince: since, last } },
      [{ id: otherId, deliveries: { waiting: 0, dead: 0 } }],
    ]);
    expect((await read('')).json).toEqual(first);
  });

  it('are shown with their events and attempts', async () => {
    const delivery = gateway.deliveries.add(id);
    const { status, json } = await read(`/deliveries/${delivery.id}`, asOwner);
    expect([status, json]).toEqual([200, delivery]);
  });

  it('tell operators that an attempt failed, and not in whose words', async () => {
    const attempts = [{ at: '2026-11-21T10:00:00.000Z', outcome: 'failed', durationMs: 3 }] as const;
    const reason = 'HTTP 200 without ok: inside of another service';
    const delivery = gateway.deliveries.add(id, { attempts: [{ ...attempts[0], reason }] });
    const shown = { ...attempts[0], reason: 'HTTP 200 without ok' };
    expect((await read(`/deliveries/${delivery.id}`)).json.attempts).toEqual([shown]);
    expect((await read('/deliveries')).json.items).toMatchObject([{ attempts: [shown] }]);
    expect((await read('/deliveries', asOwner)).json.items).toMatchObject([{ attempts: [{ reason }] }]);
  });

  it('of another webhook, or of none, are not there', async () => {
    const foreign = gateway.deliveries.add(otherId);
    for (const unknown of [foreign.id, 'dlv_none', '..', '%00', 'x'.repeat(2_000)]) {
      expect((await read(`/deliveries/${unknown}`)).status).toBeGreaterThanOrEqual(400);
      expect((await act(`/deliveries/${unknown}/replay`)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await read(`/deliveries/${foreign.id}`)).json.code).toBe('caller_record_unknown');
    expect(await gateway.deliveries.get(foreign.id)).toEqual(foreign);
  });

  it('are told again once they have ended, and not twice', async () => {
    const delivery = gateway.deliveries.add(id);
    const replayed = await act(`/deliveries/${delivery.id}/replay`);
    expect([replayed.status, replayed.json]).toMatchObject([
      200,
      { id: delivery.id, state: 'waiting', attemptCount: 0 },
    ]);
    const again = await act(`/deliveries/${delivery.id}/replay`);
    expect([again.status, again.json.code]).toEqual([409, 'caller_record_conflict']);
  });

  it('that were given up are told again together', async () => {
    for (const state of ['dead', 'delivered', 'dead'] as const) gateway.deliveries.add(id, { state });
    gateway.deliveries.add(otherId);
    expect((await act('/replay-dead')).json).toEqual({ replayed: 2 });
    expect((await act('/replay-dead')).json).toEqual({ replayed: 0 });
    expect(gateway.deliveries.all.filter(({ state }) => state === 'dead')).toHaveLength(1);
  });

  it('are not told again to a webhook that is switched off', async () => {
    const delivery = gateway.deliveries.add(id);
    await gateway.webhooks.disable(id, 'failing');
    expect((await act(`/deliveries/${delivery.id}/replay`)).status).toBe(409);
    expect((await act('/replay-dead')).status).toBe(409);
    expect((await act('/enable')).status).toBe(200);
    expect((await act('/replay-dead')).json).toEqual({ replayed: 1 });
  });
});

describe('a test of a webhook', () => {
  it('tells what came of it, also of one that is switched off', async () => {
    await gateway.webhooks.disable(id, 'failing');
    expect((await act('/test')).json).toEqual({ outcome: 'delivered', durationMs: 12 });
    const outcome = { outcome: 'failed', reason: 'HTTP 500: a stack trace' } as const;
    gateway.deliveries.nextTest = { outcome, durationMs: 40 };
    expect((await act('/test')).json).toEqual({ outcome: 'failed', reason: 'HTTP 500', durationMs: 40 });
    const asked = await asOwner({ method: 'POST', url: `${url}/${id}/test` });
    expect(asked.json).toEqual({ ...outcome, durationMs: 40 });
    gateway.deliveries.nextTest = { outcome: { outcome: 'gone' }, durationMs: 5 };
    expect([(await act('/test')).json, gateway.webhooks.get(id)?.disabledReason]).toEqual([
      { outcome: 'gone', durationMs: 5 },
      'failing',
    ]);
    expect(gateway.deliveries.tested).toEqual([id, id, id, id]);
  });

  it('is none of one that is not there', async () => {
    gateway.deliveries.tested.length = 0;
    expect((await asOperator({ method: 'POST', url: `${url}/whe_none/test` })).status).toBe(404);
    expect(gateway.deliveries.tested).toEqual([]);
  });
});
