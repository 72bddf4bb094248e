import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AuditChain } from '@app/audit';
import { DeviceGrants, Sessions } from '@app/auth';
import { createRequestId } from '@app/common';
import { redisKeys } from '@app/redis';
import { Captures } from '@app/usage';
import { ACCOUNT_TEST, type AccountTest } from '../../apps/gateway/src/admin/accounts/account-state-source';
import { listRoutes } from '../../apps/gateway/src/control-plane/access/list-routes';
import { type ChainedText, chainedEntries } from '../support/audit-log';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import {
  type Answer,
  type Call,
  PASSWORD,
  call,
  cookieOf,
  createUser,
  signIn,
  signedInAs,
} from '../support/control-plane/visitor';
import { addFailedJob } from '../support/queue/failed-job';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { type AuthorizationService, startAuthorizationService } from '../support/tokens/authorization-service';

const CANARY = 'canary-7f3e';
/**
 * Renewing a session changes nothing that anybody would look for: the sign-in before it stands in the log. Looking a code up shows what
 * asks, and decides nothing. What is asked with a key stands in the books.
 */
const WITHOUT_ENTRY = ['POST /auth/refresh', 'POST /me/api-keys/:id/try', 'POST /me/device-approvals/look-up'];

let server: RedisServer;
let gateway: ControlPlane;
let service: AuthorizationService;
let asOwner: (request: Call) => Promise<Answer>;
const secrets: string[] = [PASSWORD, CANARY];
/** What each route that was called and did not refuse has left in the log. */
const entriesByRoute = new Map<string, readonly ChainedText[]>();

beforeAll(async () => {
  server = await startRedisServer();
  service = await startAuthorizationService();
  gateway = await startControlPlane({ redisUrl: server.url, publicUrl: 'https://relay.example.com' });
  vi.spyOn(gateway.application.get<AccountTest>(ACCOUNT_TEST), 'probe').mockResolvedValue({} as never);
  await createUser(gateway.users, 'owner', 'owner');
  asOwner = await signedInAs(gateway.application, 'owner');
  await visitEverything();
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([server.stop(), service.stop()]);
});

const idOf = ({ json }: Answer): string => String(json.id);
const keptSecrets = ({ json }: Answer): void => {
  for (const field of ['key', 'password', 'accessToken'])
    if (typeof json[field] === 'string') secrets.push(json[field]);
};

/** Makes a call, and notes what the log has gained by it under the name of its route. */
async function visit(route: string, make: () => Promise<Answer>): Promise<Answer> {
  const chain = gateway.application.get(AuditChain);
  await chain.drain();
  const before = (await chainedEntries(gateway.redis)).length;
  const answer = await make();
  expect(answer.status, `${route} ${answer.text}`).toBeLessThan(300);
  keptSecrets(answer);
  await chain.drain();
  const entries = (await chainedEntries(gateway.redis)).slice(before);
  entriesByRoute.set(route, [...(entriesByRoute.get(route) ?? []), ...entries]);
  return answer;
}

/** Calls a route as the owner; what stands for `:id` comes as its own parameter. */
function visitAs(route: string, id: string, body?: unknown, who = asOwner): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  return visit(route, () => who({ method: method as Call['method'], url: path.replace(':id', id), body }));
}

async function visitEverything(): Promise<void> {
  await visitSignIn();
  await visitUsers();
  await visitKeys();
  await visitPrices();
  await visitPool();
  await visitConnecting();
  await visitWebhooks();
  await visitQueues();
  await visitRepricings();
  await visitReconciliation();
  await visitDevices();
  await visitOwn();
  await visitAs('PATCH /admin/directory', '', { enabled: false });
  await visitAs('POST /admin/directory/test', '', {});
  await visitAs('POST /admin/directory/sync', '', {});
  await visitAs('POST /admin/audit/verify', '');
}

async function visitSignIn(): Promise<void> {
  await signIn(gateway.application, `${CANARY}-in-the-wrong-field`, 'whatever it is');
  const signedIn = await visit('POST /auth/login', () => signIn(gateway.application, 'owner'));
  const cookie = cookieOf(signedIn);
  secrets.push(cookie.split('=').at(-1) ?? '');
  const post = (url: string, from: Answer): Promise<Answer> =>
    call(gateway.application, { method: 'POST', url, headers: { cookie: cookieOf(from) } });
  const refreshed = await visit('POST /auth/refresh', () => post('/auth/refresh', signedIn));
  secrets.push(cookieOf(refreshed).split('=').at(-1) ?? '');
  await visit('POST /auth/logout', () => post('/auth/logout', refreshed));
}

async function visitUsers(): Promise<void> {
  const password = `${CANARY} password of a new user`;
  const id = idOf(await visitAs('POST /admin/users', '', { username: 'ada', role: 'member', password }));
  await visitAs('POST /admin/users/batch', '', { users: [{ username: 'bob' }] });
  await visitAs('PATCH /admin/users/batch', '', { ids: [id], change: { tags: ['night'] } });
  await visitAs('PATCH /admin/users/:id', id, { displayName: 'Ada' });
  for (const action of ['disable', 'enable', 'reset-password', 'end-sessions', 'unlock'])
    await visitAs(`POST /admin/users/:id/${action}`, id);
  await visitAs('DELETE /admin/users/:id', id);
  await visitAs('POST /admin/users/:id/restore', id);
}

async function visitKeys(): Promise<void> {
  const policy = idOf(await visitAs('POST /admin/key-policies', '', { name: 'all', maxKeys: 5 }));
  await visitAs('PATCH /admin/key-policies/:id', policy, { maxKeys: 9 });
  const id = idOf(await visitAs('POST /admin/api-keys', '', { name: 'k' }));
  await visitAs('POST /admin/api-keys/batch', '', { keys: [{ name: 'k2' }] });
  await visitAs('PATCH /admin/api-keys/batch', '', { ids: [id], change: { debug: true } });
  await visitAs('PATCH /admin/api-keys/:id', id, { name: 'k3' });
  await visitAs('POST /admin/api-keys/:id/rotate', id, { overlap: 'PT1H' });
  await visitCaptures(id);
  const bob = String(gateway.users.findByUsername('bob')?.id);
  await visitAs('POST /admin/api-keys/:id/transfer', id, { userId: bob });
  await visitAs('DELETE /admin/api-keys/:id', id);
  await visitAs('POST /admin/api-keys/:id/restore', id);
  const own = idOf(await visitAs('POST /me/api-keys', '', { name: 'own' }));
  await visitAs('PATCH /me/api-keys/:id', own, { name: 'mine' });
  await visitAs('POST /me/api-keys/:id/try', own, { model: 'sandbox-small', prompt: CANARY });
  await visitAs('POST /me/api-keys/:id/rotate', own, { overlap: 'PT1H' });
  await visitAs('DELETE /me/api-keys/:id', own);
  await visitAs('DELETE /admin/key-policies/:id', policy);
}

async function visitPrices(): Promise<void> {
  const price = { platform: 'claude', model: 'claude-ours', prices: { input: '1', output: '2' } };
  const id = idOf(await visitAs('POST /admin/prices', '', price));
  await visitAs('PATCH /admin/prices/:id', id, { note: 'by contract' });
  await visitAs('DELETE /admin/prices/:id', id);
}

async function visitCaptures(keyId: string): Promise<void> {
  const until = new Date(Date.now() + 60_000).toISOString();
  await visitAs('POST /admin/api-keys/:id/capture', keyId, { until });
  await visitAs('DELETE /admin/api-keys/:id/capture', keyId);
  const requestId = createRequestId();
  const captures = gateway.application.get(Captures);
  captures.note(requestId, '{}');
  await captures.flush();
  await visitAs('DELETE /admin/requests/:id/capture', requestId);
}

async function visitPool(): Promise<void> {
  const group = idOf(await visitAs('POST /admin/account-groups', '', { name: 'g' }));
  await visitAs('PATCH /admin/account-groups/:id', group, { description: 'd' });
  const proxy = { type: 'http', host: '203.0.113.7', port: 3128, username: 'u', password: `${CANARY}-proxy` };
  const credentials = { apiKey: `sk-${CANARY}` };
  const account = { name: 'a', platform: 'claude', credentials, proxy };
  const id = idOf(await visitAs('POST /admin/accounts', '', account));
  await visitAs('PATCH /admin/accounts/:id', id, { credentials: { apiKey: `sk-${CANARY}-2` } });
  await visitAs('PATCH /admin/accounts/:id', id, { proxy: { ...proxy, password: `${CANARY}-proxy-2` } });
  for (const action of ['pause', 'resume', 'reset', 'test'])
    await visitAs(`POST /admin/accounts/:id/${action}`, id, action === 'test' ? {} : undefined);
  await visitAs('PUT /admin/accounts/:id/test-schedule', id, { cron: '0 6 * * *', prompt: 'Are you there?' });
  await visitAs('DELETE /admin/accounts/:id/test-schedule', id);
  await visitAs('DELETE /admin/accounts/:id', id);
  await visitAs('DELETE /admin/account-groups/:id', group);
}

async function visitConnecting(): Promise<void> {
  const { authorizationUrl, tokenUrl, client } = service;
  secrets.push(client.clientSecret);
  const body = { name: 'connected', platform: 'claude', authorizationUrl, tokenUrl, ...client };
  const { json } = await visitAs('POST /admin/accounts/connect', '', body);
  const { code, state } = service.agree(String(json.authorizationUrl));
  secrets.push(code, state, 'canary-refresh-1', 'canary-access-1');
  await visitAs('POST /admin/accounts/connect/complete', '', { code, state });
}

async function visitWebhooks(): Promise<void> {
  const webhook = { name: 'w', channel: 'telegram', botToken: `123:${CANARY}-${CANARY}`, chatId: '1', events: ['*'] };
  const id = idOf(await visitAs('POST /admin/webhooks', '', webhook));
  await visitAs('PATCH /admin/webhooks/:id', id, { botToken: `124:${CANARY}-${CANARY}` });
  const standard = { name: 's', channel: 'standard', url: `https://h.example/?t=${CANARY}`, events: ['*'] };
  const created = await visitAs('POST /admin/webhooks', '', standard);
  const rotated = await visitAs('POST /admin/webhooks/:id/rotate-secret', idOf(created), {});
  secrets.push(String(created.json.secret), String(rotated.json.secret));
  await visitAs('POST /admin/webhooks/:id/test', id);
  const delivery = gateway.deliveries.add(id);
  const url = `/admin/webhooks/${id}/deliveries/${delivery.id}/replay`;
  await visit('POST /admin/webhooks/:id/deliveries/:deliveryId/replay', () => asOwner({ method: 'POST', url }));
  await visitAs('POST /admin/webhooks/:id/replay-dead', id);
  await gateway.webhooks.disable(id, 'gone');
  await visitAs('POST /admin/webhooks/:id/enable', id);
  await visitAs('DELETE /admin/webhooks/:id', id);
}

async function visitQueues(): Promise<void> {
  const id = await addFailedJob(server.url, 'account-tests', { accountId: 'acc_1' });
  const url = `/admin/queues/account-tests/failed/${id}/retry`;
  await visit('POST /admin/queues/:name/failed/:id/retry', () => asOwner({ method: 'POST', url }));
}

async function visitRepricings(): Promise<void> {
  const time = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
  const id = idOf(await visitAs('POST /admin/usage/repricings', '', { ...time, apply: false }));
  const { records, revision, changes } = redisKeys.collection('usage-repricings');
  const waiting = (await gateway.redis.hget(records, id)) ?? '';
  await gateway.redis.hset(records, id, waiting.replace('"waiting"', '"done"'));
  await gateway.redis.zadd(changes, await gateway.redis.incr(revision), id);
  const applied = idOf(await visitAs('POST /admin/usage/repricings/:id/apply', id));
  await visitAs('POST /admin/usage/repricings/:id/cancel', applied);
}

async function visitReconciliation(): Promise<void> {
  const headers = { 'content-type': 'text/csv' };
  const body = 'date,model,input_tokens,output_tokens\n2026-11-01,gpt-4o,1,1\n';
  const url = '/admin/usage/reconciliations?provider=openai';
  await visit('POST /admin/usage/reconciliations', () => asOwner({ method: 'POST', url, body, headers }));
}

async function visitDevices(): Promise<void> {
  const grants = gateway.application.get(DeviceGrants);
  for (const decision of ['approve', 'deny']) {
    const { deviceCode, userCode } = await grants.open({ client: 'Claude Code', address: '203.0.113.7' });
    secrets.push(deviceCode, userCode);
    await visitAs('POST /me/device-approvals/look-up', '', { userCode });
    await visitAs(`POST /me/device-approvals/${decision}`, '', { userCode });
  }
}

/** What people do with their own sessions and password, by somebody who needs neither afterwards. */
async function visitOwn(): Promise<void> {
  await createUser(gateway.users, 'carol', 'member');
  let asCarol = await signedInAs(gateway.application, 'carol');
  await signIn(gateway.application, 'carol');
  const { json } = await asCarol({ method: 'GET', url: '/me/sessions' });
  const other = (json.items as { id: string; current: boolean }[]).find(({ current }) => !current);
  await visitAs('DELETE /me/sessions/:id', String(other?.id), undefined, asCarol);
  const { session } = await gateway.application.get(Sessions).open(gateway.users.findByUsername('carol')!);
  const url = `/admin/users/${session.userId}/sessions/${session.id}`;
  await visit('DELETE /admin/users/:id/sessions/:sessionId', () => asOwner({ method: 'DELETE', url }));
  const newPassword = `${CANARY} another password`;
  await visitAs('POST /me/password', '', { currentPassword: PASSWORD, newPassword }, asCarol);
  const { json: again } = await signIn(gateway.application, 'carol', newPassword);
  asCarol = (request) =>
    call(gateway.application, { ...request, headers: { authorization: `Bearer ${String(again.accessToken)}` } });
  await visitAs('DELETE /me/sessions', '', undefined, asCarol);
}

describe('every route that changes something', () => {
  it('was called in this test', () => {
    const changing = listRoutes(gateway.application).filter(
      ({ method, path, access }) => method !== 'GET' && (access?.kind === 'requires' || path.startsWith('/auth/')),
    );
    expect([...entriesByRoute.keys()].sort()).toEqual(changing.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('leaves at least one entry', () => {
    const silent = [...entriesByRoute].filter(([, entries]) => entries.length === 0).map(([route]) => route);
    expect(silent).toEqual(WITHOUT_ENTRY);
  });

  it('is put down to who called it, with the request', () => {
    for (const [route, entries] of entriesByRoute) {
      const caller = route.includes(' /me/sessions') || route.includes(' /me/password') ? 'carol' : 'owner';
      for (const entry of entries) {
        const { actor, origin } = entry as { actor?: object; origin?: object };
        expect([route, actor, origin]).toMatchObject([
          route,
          { kind: 'user', username: caller },
          { requestId: expect.stringMatching(/^req_/) as string },
        ]);
      }
    }
  });
});

describe('no secret', () => {
  it('is in the log, nor in what waits for it', async () => {
    const audit = redisKeys.audit();
    const texts = [
      JSON.stringify(await chainedEntries(gateway.redis)),
      JSON.stringify(await gateway.redis.xrange(audit.outbox, '-', '+')),
    ];
    expect(secrets.length).toBeGreaterThan(8);
    for (const secret of secrets) expect(texts.join('\n')).not.toContain(secret);
  });
});
