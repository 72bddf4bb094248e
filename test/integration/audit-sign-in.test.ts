import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditChain } from '@app/audit';
import { redisKeys } from '@app/redis';
import { type ChainedText, chainedEntries } from '../support/audit-log';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, call, cookieOf, createUser, signIn, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let userId: string;
let number = 0;
let username: string;
beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});
beforeEach(async () => {
  number += 1;
  username = `person-${number}`;
  userId = await createUser(gateway.users, username, 'admin');
});

/** What the log has gained by some work. */
async function entriesOf(work: () => Promise<unknown>): Promise<ChainedText[]> {
  const chain = gateway.application.get(AuditChain);
  await chain.drain();
  const before = (await chainedEntries(gateway.redis)).length;
  await work();
  await chain.drain();
  return (await chainedEntries(gateway.redis)).slice(before);
}
const post = (url: string, signedIn: Answer): Promise<Answer> =>
  call(gateway.application, { method: 'POST', url, headers: { cookie: cookieOf(signedIn) } });

describe('a sign-in', () => {
  it('is in the log when it succeeds, with the session that it opened', async () => {
    const entries = await entriesOf(() => signIn(gateway.application, username, undefined, { address: '192.0.2.7' }));
    expect(entries).toMatchObject([
      {
        ...{ action: 'sign-in.done', outcome: 'done', actor: { kind: 'user', id: userId, username, role: 'admin' } },
        subject: { type: 'session', id: expect.any(String) as string },
        origin: { address: '192.0.2.7' },
      },
    ]);
  });

  it('is in the log when it is refused, with the name where somebody has it', async () => {
    const entries = await entriesOf(() => signIn(gateway.application, username.toUpperCase(), 'wrong password'));
    expect(entries).toMatchObject([
      {
        ...{ action: 'sign-in.refused', outcome: 'refused', actor: { kind: 'anonymous', username } },
        ...{ subject: { type: 'users', id: userId }, detail: { reason: 'wrong-password' } },
      },
    ]);
  });

  it('of somebody whom nobody knows is in the log without what was typed', async () => {
    const typed = 'My Password In The Wrong Field';
    const [first, second] = await entriesOf(async () => {
      for (let attempt = 0; attempt < 2; attempt += 1) await signIn(gateway.application, typed, 'x');
    });
    expect(JSON.stringify([first, second])).not.toMatch(/wrong field/i);
    expect(first).toMatchObject({ actor: { kind: 'anonymous', username: expect.stringMatching(/^hmac-/) as string } });
    expect(second?.actor).toEqual(first?.actor);
  });

  it('that is refused again and again is in the log once a minute, with a count', async () => {
    const address = '192.0.2.99';
    const tryIt = () => signIn(gateway.application, username, 'wrong password', { address });
    for (let attempt = 0; attempt < 5; attempt += 1) await tryIt();
    const entries = await entriesOf(async () => {
      for (let attempt = 0; attempt < 10; attempt += 1) await tryIt();
      gateway.clock.moveBy(60_000);
      await tryIt();
    });
    expect(entries.map(({ detail }) => detail)).toEqual([
      { reason: 'throttled', count: 1 },
      { reason: 'throttled', count: 10 },
    ]);
  });

  it('that cannot be put down does not take place', async () => {
    const before = await signIn(gateway.application, username);
    await gateway.redis.set(redisKeys.audit().outbox, 'no stream');
    const answer = await signIn(gateway.application, username);
    expect([answer.status, answer.json.code]).toEqual([503, 'gateway_unavailable']);
    expect(answer.headers['set-cookie']).toBeUndefined();
    await gateway.redis.del(redisKeys.audit().outbox);
    const headers = { authorization: `Bearer ${String(before.json.accessToken)}` };
    const { json } = await call(gateway.application, { method: 'GET', url: '/me/sessions', headers });
    expect(json.items).toHaveLength(1);
  });
});

describe('a session', () => {
  it('that is signed out is in the log', async () => {
    const signedIn = await signIn(gateway.application, username);
    const entries = await entriesOf(() => post('/auth/logout', signedIn));
    expect(entries).toMatchObject([{ action: 'session.signed-out', actor: { kind: 'user', id: userId } }]);
  });

  it('whose refresh token is used twice is in the log, as nobody knows who did it', async () => {
    const signedIn = await signIn(gateway.application, username);
    const next = await post('/auth/refresh', signedIn);
    await post('/auth/refresh', next);
    const entries = await entriesOf(() => post('/auth/refresh', signedIn));
    expect(entries).toMatchObject([
      { action: 'session.token-reused', outcome: 'refused', actor: { kind: 'anonymous' }, detail: { userId } },
    ]);
  });
});

describe('a change of the own password', () => {
  it('that is refused is in the log, and why', async () => {
    const asPerson = await signedInAs(gateway.application, username);
    const body = { currentPassword: 'not the one', newPassword: 'quite another long password' };
    const entries = await entriesOf(() => asPerson({ method: 'POST', url: '/me/password', body }));
    expect(entries).toMatchObject([
      {
        ...{ action: 'password-change.refused', outcome: 'refused', subject: { type: 'users', id: userId } },
        detail: { reason: 'wrong-password' },
      },
    ]);
  });
});
