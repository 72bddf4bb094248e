import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisKeys } from '@app/redis';
import { PurgeDeleted } from '../../apps/worker/src/purge-deleted';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const DAY_MS = 86_400_000;
let server: RedisServer;
let gateway: ControlPlane;
let purge: PurgeDeleted;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  await createUser(gateway.users, 'owner', 'owner');
  purge = new PurgeDeleted(gateway.users, gateway.apiKeys, gateway.clock);
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

describe('what was deleted', () => {
  it('is kept for 30 days, then goes for good, and the user name is free again', async () => {
    const asOwner: (request: Call) => Promise<Answer> = await signedInAs(gateway.application, 'owner');
    const id = await createUser(gateway.users, 'leaver', 'member');
    const kept = await createUser(gateway.users, 'stays', 'member');
    const ofLeaver = (await gateway.apiKeys.issue({ name: 'theirs', userId: id })).apiKey.id;
    const ended = (await gateway.apiKeys.issue({ name: 'ended', userId: kept })).apiKey.id;
    const running = (await gateway.apiKeys.issue({ name: 'running', userId: kept })).apiKey.id;
    expect((await asOwner({ method: 'DELETE', url: `/admin/users/${id}` })).status).toBe(204);
    expect((await asOwner({ method: 'DELETE', url: `/admin/api-keys/${ended}` })).status).toBe(204);

    gateway.clock.moveBy(30 * DAY_MS - 60_000);
    expect(await purge.run()).toBe(0);
    expect([gateway.users.get(id), gateway.apiKeys.get(ended), gateway.apiKeys.get(ofLeaver)]).not.toContain(undefined);

    gateway.clock.moveBy(120_000);
    const asOwnerLater = await signedInAs(gateway.application, 'owner');
    const tooLate = await asOwnerLater({ method: 'POST', url: `/admin/users/${id}/restore` });
    expect([tooLate.status, tooLate.json.detail]).toEqual([409, expect.stringContaining('30 days')]);
    expect(await purge.run()).toBe(3);
    expect(await purge.run()).toBe(0);
    for (const gone of [gateway.users.get(id), gateway.apiKeys.get(ended), gateway.apiKeys.get(ofLeaver)])
      expect(gone).toBeUndefined();
    const { auditOutbox } = redisKeys.collection('users');
    const written = [auditOutbox, redisKeys.audit().entries].map((stream) => gateway.redis.xrange(stream, '-', '+'));
    expect(JSON.stringify(await Promise.all(written))).toMatch(/users\.deleted[^[]*purge-deleted/);
    expect(gateway.users.get(kept)).toBeDefined();
    expect(gateway.apiKeys.get(running)).toBeDefined();

    const body = { username: 'leaver' };
    const created = await asOwnerLater({ method: 'POST', url: '/admin/users', body });
    expect(created.status).toBe(201);
    expect(created.json.id).not.toBe(id);
  });
});
