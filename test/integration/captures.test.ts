import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditChain } from '@app/audit';
import { createRequestId } from '@app/common';
import { redisKeys } from '@app/redis';
import { Captures } from '@app/usage';
import { CredentialVault } from '@app/vault';
import { chainedEntries } from '../support/audit-log';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const HOUR_MS = 3_600_000;

let server: RedisServer;
let gateway: ControlPlane;
let asAdmin: (request: Call) => Promise<Answer>;
let asMember: (request: Call) => Promise<Answer>;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  for (const role of ['owner', 'admin', 'member'] as const) await createUser(gateway.users, role, role);
  asAdmin = await signedInAs(gateway.application, 'admin');
  asMember = await signedInAs(gateway.application, 'member');
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const inMs = (milliseconds: number): string => new Date(gateway.clock.now() + milliseconds).toISOString();
const captures = (): Captures => gateway.application.get(Captures);

async function newKey(): Promise<string> {
  const { status, json } = await asMember({ method: 'POST', url: '/me/api-keys', body: { name: 'own' } });
  expect(status).toBe(201);
  return String(json.id);
}

const askFor = (id: string, until: unknown): Promise<Answer> =>
  asAdmin({ method: 'POST', url: `/admin/api-keys/${id}/capture`, body: { until } });

describe('the capture of a key', () => {
  it('is asked for by an administrator, seen by the owner of the key, and ended again', async () => {
    const id = await newKey();
    const until = inMs(HOUR_MS);
    const asked = await askFor(id, until);
    expect([asked.status, asked.json.capture]).toEqual([200, { until }]);
    const seen = await asMember({ method: 'GET', url: `/me/api-keys/${id}` });
    expect(seen.json.capture).toEqual({ until });
    expect((await asAdmin({ method: 'DELETE', url: `/admin/api-keys/${id}/capture` })).status).toBe(204);
    expect((await asAdmin({ method: 'DELETE', url: `/admin/api-keys/${id}/capture` })).status).toBe(204);
    expect((await asMember({ method: 'GET', url: `/me/api-keys/${id}` })).json).not.toHaveProperty('capture');
    const { json } = await asAdmin({ method: 'GET', url: `/admin/audit?subjectId=${id}` });
    expect(JSON.stringify(json)).toContain(until);
  });

  it.each([[-1], [25 * HOUR_MS], [Number.NaN]])('is not asked for until %d ms from now', async (milliseconds) => {
    const id = await newKey();
    const until = Number.isNaN(milliseconds) ? 'tomorrow' : inMs(milliseconds);
    expect((await askFor(id, until)).status).toBe(400);
    expect(gateway.apiKeys.get(id)?.capture).toBeUndefined();
  });

  it('is nothing that members, or a change of the key, could ask for', async () => {
    const id = await newKey();
    const capture = { until: inMs(HOUR_MS) };
    const own = await asMember({ method: 'PATCH', url: `/me/api-keys/${id}`, body: { capture } });
    const changed = await asAdmin({ method: 'PATCH', url: `/admin/api-keys/${id}`, body: { capture } });
    const asked = await asMember({ method: 'POST', url: `/admin/api-keys/${id}/capture`, body: capture });
    expect([own.status, changed.status, asked.status]).toEqual([400, 400, 403]);
    expect(gateway.apiKeys.get(id)?.capture).toBeUndefined();
  });

  it('ends when the key becomes that of somebody else, or is deleted', async () => {
    const [transferred, deleted] = [await newKey(), await newKey()];
    for (const id of [transferred, deleted]) expect((await askFor(id, inMs(HOUR_MS))).status).toBe(200);
    const userId = await createUser(gateway.users, 'eve', 'member');
    await asAdmin({ method: 'POST', url: `/admin/api-keys/${transferred}/transfer`, body: { userId } });
    await asAdmin({ method: 'DELETE', url: `/admin/api-keys/${deleted}` });
    await asAdmin({ method: 'POST', url: `/admin/api-keys/${deleted}/restore` });
    expect(gateway.apiKeys.get(transferred)?.userId).toBe(userId);
    for (const id of [transferred, deleted]) expect(gateway.apiKeys.get(id)).not.toHaveProperty('capture');
  });
});

describe('what was captured', () => {
  const textOf = (userId: string): string =>
    JSON.stringify({
      ...{ requestId: 'req', keyId: 'key', userId, startedAt: 0, headers: {} },
      ...{ body: { value: 1, isCut: false, bytes: 1 }, answer: { text: 'canary' } },
    });
  const idOf = (username: string): string => gateway.users.list().find((user) => user.username === username)?.id ?? '';
  const textOfMember = (): string => textOf(idOf('member'));
  const url = (requestId: string): string => `/admin/requests/${requestId}/capture`;

  it('is sealed, ends by itself, and each look at it stands in the audit log', async () => {
    const requestId = createRequestId();
    captures().note(requestId, textOfMember());
    await captures().flush();
    const sealed = await gateway.redis.get(redisKeys.capture(requestId));
    expect(sealed).not.toContain('canary');
    expect(await gateway.redis.pttl(redisKeys.capture(requestId))).toBeLessThanOrEqual(HOUR_MS);
    expect(await gateway.redis.pttl(redisKeys.capture(requestId))).toBeGreaterThan(HOUR_MS - 60_000);
    const chain = gateway.application.get(AuditChain);
    await chain.drain();
    const before = (await chainedEntries(gateway.redis)).length;
    expect((await asAdmin({ method: 'GET', url: url(requestId) })).json).toMatchObject({ answer: { text: 'canary' } });
    expect((await asMember({ method: 'GET', url: url(requestId) })).status).toBe(403);
    await chain.drain();
    const entries = (await chainedEntries(gateway.redis)).slice(before).map((entry) => JSON.stringify(entry));
    expect(entries.filter((entry) => entry.includes('capture.read'))).toHaveLength(1);
    expect(entries.join()).toContain(requestId);
    expect(entries.join()).not.toContain('canary');
    expect((await asAdmin({ method: 'DELETE', url: url(requestId) })).status).toBe(204);
    expect((await asAdmin({ method: 'GET', url: url(requestId) })).status).toBe(404);
    expect((await asAdmin({ method: 'DELETE', url: url(requestId) })).status).toBe(404);
  });

  it('is unknown under anything that is no id of a request, and of another request', async () => {
    for (const id of ['unknown', '*', '%7B%7D', 'req_1', '..%2fx']) {
      expect((await asAdmin({ method: 'GET', url: url(id) })).status).toBe(404);
    }
    const [one, other] = [createRequestId(), createRequestId()];
    captures().note(one, textOfMember());
    await captures().flush();
    await gateway.redis.set(redisKeys.capture(other), (await gateway.redis.get(redisKeys.capture(one))) ?? '');
    expect((await asAdmin({ method: 'GET', url: url(other) })).status).toBe(404);
  });

  it('is for those who manage the keys of whoever asked, and for no other administrator', async () => {
    await createUser(gateway.users, 'colleague', 'admin');
    const asOwner = await signedInAs(gateway.application, 'owner');
    const statuses = await Promise.all(
      [idOf('owner'), idOf('colleague'), 'usr_purged', idOf('admin'), idOf('member')].map(async (userId) => {
        const requestId = createRequestId();
        captures().note(requestId, textOf(userId));
        await captures().flush();
        const [read, deleted] = [
          await asAdmin({ method: 'GET', url: url(requestId) }),
          await asAdmin({ method: 'DELETE', url: url(requestId) }),
        ];
        expect(read.text.includes('canary')).toBe(read.status === 200);
        return [read.status, deleted.status, (await asOwner({ method: 'GET', url: url(requestId) })).status];
      }),
    );
    const refused = [403, 403, 200];
    expect(statuses).toEqual([refused, refused, refused, [200, 204, 404], [200, 204, 404]]);
  });

  it('is lost, and nobody held up, where the store takes nothing or there is too much of it', async () => {
    const vault = new CredentialVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
    let asked = 0;
    const away = {
      set: () => {
        asked += 1;
        return Promise.reject(new Error('away'));
      },
    };
    const lost = new Captures(away as never, vault, HOUR_MS);
    for (let index = 0; index < 1_000; index += 1) lost.note(createRequestId(), textOfMember());
    await lost.flush();
    expect(asked).toBe(100);
    const none = new Captures(away as never, vault, 0);
    none.note(createRequestId(), textOfMember());
    expect([none.areKept, asked]).toEqual([false, 100]);
  });
});
