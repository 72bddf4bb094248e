import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiKey, NewApiKey } from '@app/api-keys';
import type { Role } from '@app/common';
import { partitionOf, redisKeys } from '@app/redis';
import { carrySpending } from '@app/usage';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const people: Record<string, Role> = {
  ...{ owner: 'owner', admin: 'admin', secondAdmin: 'admin', operator: 'operator' },
  ...{ member: 'member', secondMember: 'member' },
};

let server: RedisServer;
let gateway: ControlPlane;
let caller: Record<string, (request: Call) => Promise<Answer>>;
let ids: Record<string, string>;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  [ids, caller] = [{}, {}];
  for (const [name, role] of Object.entries(people)) {
    ids[name] = await createUser(gateway.users, name, role);
    caller[name] = await signedInAs(gateway.application, name);
  }
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

beforeEach(async () => {
  for (const { id } of gateway.apiKeys.list()) await gateway.apiKeys.purge(id);
});

const issue = async (fields: Partial<NewApiKey> = {}): Promise<ApiKey> =>
  (await gateway.apiKeys.issue({ name: 'build', userId: ids.member!, ...fields })).apiKey;
const transfer = (id: string, userId: unknown, as = 'admin'): Promise<Answer> =>
  caller[as]!({ method: 'POST', url: `/admin/api-keys/${id}/transfer`, body: { userId } });
const spentKey = (userId: string, keyId: string): string => redisKeys.spentByKey(partitionOf(userId), keyId);
const spent = (userId: string, keyId: string): Promise<Record<string, string>> =>
  gateway.redis.hgetall(spentKey(userId, keyId));

/** Somebody whose counters lie in another partition than those of the member. */
async function farAway(): Promise<string> {
  for (;;) {
    const id = await createUser(gateway.users, `far.${crypto.randomUUID()}`, 'member');
    if (partitionOf(id) !== partitionOf(ids.member!)) return id;
  }
}

describe('a key that is handed over', () => {
  it('is the key of its next owner as if an administrator had issued it, with the same text', async () => {
    const own = { name: 'mine', userId: ids.member!, origin: 'self', limits: { dailyCostUsd: 5 } } as const;
    const { apiKey, text } = (await gateway.apiKeys.issueOwn(own, 1))!;
    const { status, json } = await transfer(apiKey.id, ids.secondMember);
    expect(status).toBe(200);
    expect(json).toMatchObject({ userId: ids.secondMember, origin: 'administrator', limits: { dailyCostUsd: 5 } });
    expect(gateway.apiKeys.get(apiKey.id)).not.toHaveProperty('ownSlot');
    await expect(gateway.apiKeys.authenticate(text)).resolves.toMatchObject({ userId: ids.secondMember });
    // The place that it took is free.
    await expect(gateway.apiKeys.issueOwn(own, 1)).resolves.toBeDefined();
  });

  it('brings along what it has spent, and leaves what requests under way reserve', async () => {
    const [apiKey, next] = [await issue(), await farAway()];
    const settled = { '2026-11-20': '700', '2026-11-21': '35', earlier: '9000000000000' };
    await gateway.redis.hset(spentKey(ids.member!, apiKey.id), {
      ...settled,
      ...{ reservedTokens: '40', reservedNanoDollars: '50' },
    });
    expect((await transfer(apiKey.id, next)).status).toBe(200);
    expect(await spent(next, apiKey.id)).toEqual(settled);
    expect(await spent(ids.member!, apiKey.id)).toMatchObject({ reservedTokens: '40' });
  });

  it('brings it back again, and counts nothing twice', async () => {
    const [apiKey, next] = [await issue(), await farAway()];
    await gateway.redis.hset(spentKey(ids.member!, apiKey.id), { '2026-10-01': '700', '2026-11-21': '35' });
    await transfer(apiKey.id, next);
    // A month later: days have become one sum, and something was spent.
    await gateway.redis.del(spentKey(next, apiKey.id));
    await gateway.redis.hset(spentKey(next, apiKey.id), { earlier: '735', '2026-12-21': '5' });
    await transfer(apiKey.id, ids.member);
    expect(await spent(ids.member!, apiKey.id)).toEqual({ earlier: '735', '2026-12-21': '5' });
  });

  it('loses none of it when the first step is repeated, and none within one partition', async () => {
    const [apiKey, next] = [await issue(), await farAway()];
    await gateway.redis.hset(spentKey(ids.member!, apiKey.id), { '2026-11-21': '35' });
    const from = { keyId: apiKey.id, userId: ids.member! };
    const handover = { from, to: { keyId: apiKey.id, userId: next } };
    for (let times = 0; times < 3; times += 1) await carrySpending(gateway.redis, handover);
    expect(await spent(next, apiKey.id)).toEqual({ '2026-11-21': '35' });
    await carrySpending(gateway.redis, { from, to: from });
    expect(await spent(ids.member!, apiKey.id)).toEqual({ '2026-11-21': '35' });
  });

  it('that has spent nothing takes nothing over that was left there', async () => {
    const [apiKey, next] = [await issue(), await farAway()];
    await gateway.redis.hset(spentKey(next, apiKey.id), { '2026-11-21': '35', reservedTokens: '1' });
    await transfer(apiKey.id, next);
    expect(await spent(next, apiKey.id)).toEqual({ reservedTokens: '1' });
  });
});

it('a handover and a change at the same moment do not undo each other', async () => {
  const next = await farAway();
  for (let round = 0; round < 20; round += 1) {
    const { id } = await issue();
    const body = { name: 'renamed' };
    const [handover, change] = await Promise.all([
      transfer(id, next),
      caller.owner!({ method: 'PATCH', url: `/admin/api-keys/${id}`, body }),
    ]);
    expect([200, 409]).toContain(handover.status);
    expect([200, 409]).toContain(change.status);
    expect([handover.status, change.status]).toContain(200);
    expect(gateway.apiKeys.get(id)).toMatchObject({
      userId: handover.status === 200 ? next : ids.member,
      name: change.status === 200 ? 'renamed' : 'build',
    });
  }
});

describe('who may hand keys over', () => {
  it.each([
    ['admin', 'member', 'operator', 200],
    ['admin', 'admin', 'member', 200],
    ['admin', 'member', 'admin', 200],
    ['owner', 'owner', 'admin', 200],
    ['admin', 'member', 'owner', 403],
    ['admin', 'member', 'secondAdmin', 403],
    ['admin', 'owner', 'member', 403],
    ['admin', 'secondAdmin', 'member', 403],
    ['operator', 'member', 'operator', 403],
    ['member', 'member', 'secondMember', 403],
  ])('the %s from the %s to the %s: %i', async (actor, from, to, status) => {
    const apiKey = await issue({ userId: ids[from]! });
    expect((await transfer(apiKey.id, ids[to], actor)).status).toBe(status);
    expect(gateway.apiKeys.get(apiKey.id)?.userId).toBe(status === 200 ? ids[to] : ids[from]);
  });
});

describe('a handover is refused', () => {
  it('to nobody, to its owner, and to somebody who is deleted', async () => {
    const apiKey = await issue();
    const gone = await createUser(gateway.users, 'gone', 'member');
    await gateway.users.update({ ...gateway.users.get(gone)!, deletedAt: '2026-11-21T10:00:00.000Z' });
    for (const userId of ['usr_nobody', '__proto__', gone, ids.member, 7, null, undefined, ['x']]) {
      const { status, json } = await transfer(apiKey.id, userId);
      expect([status, json.errors]).toMatchObject([400, [{ field: 'userId' }]]);
    }
    expect(gateway.apiKeys.get(apiKey.id)).toEqual(apiKey);
  });

  it('of a key that is bound to a personal account, and of one of a sign-in', async () => {
    const settings = { name: 'a', platform: 'claude', priority: 50, schedulable: true, personal: true } as const;
    const mine = { ...settings, ownerId: ids.member! };
    const account = await gateway.accounts.create(mine, { kind: 'api-key', apiKey: 'sk' });
    const bound = await issue({ accountId: account.id });
    expect((await transfer(bound.id, ids.secondMember)).json.errors).toMatchObject([{ field: 'accountId' }]);
    const device = await issue({ origin: 'device' });
    expect((await transfer(device.id, ids.secondMember)).status).toBe(409);
    expect((await transfer('key_unknown', ids.secondMember)).status).toBe(404);
  });
});
