import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AuditChain } from '@app/audit';
import { chainedEntries } from '../support/audit-log';
import {
  CONNECT,
  type ConnectingHouse,
  PUBLIC_URL,
  startConnectingHouse,
} from '../support/control-plane/connecting-house';
import { documentedCalls, pageText } from '../support/documentation/documented-calls';
import { CLIENT_SECRET } from '../support/tokens/authorization-service';

let house: ConnectingHouse;
beforeAll(async () => {
  house = await startConnectingHouse();
});
afterAll(() => house.stop());
afterEach(() => {
  house.service.asked.length = 0;
});

const named = (name: string) => house.gateway.accounts.list().find((account) => account.name === name);

describe('an account that is connected by OAuth', () => {
  it('is asked for with PKCE, in the operator’s own name, and at the one address of the relay', async () => {
    const { answer, authorizationUrl, state, cookie } = await house.begin({ scopes: ['inference', 'profile'] });
    expect([answer.status, answer.json.redirectUri]).toEqual([201, `${PUBLIC_URL}${CONNECT}/callback`]);
    const { origin, pathname, searchParams } = new URL(authorizationUrl);
    expect(origin + pathname).toBe('https://accounts.example/o/auth');
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ prompt: 'consent', response_type: 'code', client_id: 'registered-by-the-operator', state },
      ...{ redirect_uri: `${PUBLIC_URL}${CONNECT}/callback`, scope: 'inference profile' },
      ...{ code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string, code_challenge_method: 'S256' },
    });
    const left = Date.parse(String(answer.json.expiresAt)) - house.gateway.clock.now();
    expect(left).toBeGreaterThan(590_000);
    expect(left).toBeLessThanOrEqual(600_000);
    expect(cookie).toMatch(/^__Host-trunkline_connect=[\w-]{43}$/);
    expect(String(answer.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(house.service.asked).toEqual([]);
  });

  it('is made when its browser comes back, with what was asked for ten minutes before', async () => {
    const { id } = house.gateway.users.findByUsername('admin')!;
    const settings = { name: 'came back', personal: true, ownerId: id, priority: 7, schedulable: false };
    const begun = await house.begin(settings);
    const page = await house.comeBack(house.service.agree(begun.authorizationUrl).path, begun.cookie);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('came back is connected');
    const account = named('came back');
    expect(account).toMatchObject({ ...settings, platform: 'claude' });
    expect(house.gateway.accounts.credentialsOf(account!.id)).toEqual({
      ...{ kind: 'oauth', tokenUrl: house.service.tokenUrl, ...house.service.client },
      refreshToken: expect.stringMatching(/^canary-refresh-/) as string,
    });
    expect(house.service.asked).toHaveLength(1);
  });

  it('is made by whoever began it and hands the code over, without that browser', async () => {
    const begun = await house.begin({ name: 'handed over' });
    const { code, state } = house.service.agree(begun.authorizationUrl);
    const done = await house.asOwner({ method: 'POST', url: `${CONNECT}/complete`, body: { code, state } });
    expect([done.status, done.json]).toMatchObject([200, { name: 'handed over', credentialState: 'usable' }]);
    expect(named('handed over')?.id).toBe(done.json.id);
  });

  it('keeps its id, and is as good as new, where it had to be connected again', async () => {
    const { accounts, accountStates } = house.gateway;
    const oauth = { kind: 'oauth', tokenUrl: house.service.tokenUrl, ...house.service.client } as const;
    const settings = { name: 'again', platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
    const { id } = await accounts.create(settings, { ...oauth, refreshToken: 'ended' });
    const version = accounts.credentialVersions.known(id)!.version;
    const since = new Date().toISOString();
    await accounts.credentialVersions.requireReauthorisation(id, version, { reason: 'invalid_grant', since });
    accountStates.set(id, { id, cooldowns: [] } as never);
    expect(accounts.credentialState(id)).toBe('needs_reauth');
    const { authorizationUrl } = house.service;
    // The client is the one that the account has.
    const answer = await house.asOwner({ method: 'POST', url: CONNECT, body: { accountId: id, authorizationUrl } });
    const { code, state } = house.service.agree(String(answer.json.authorizationUrl));
    const done = await house.asOwner({ method: 'POST', url: `${CONNECT}/complete`, body: { code, state } });
    expect([done.status, done.json]).toMatchObject([200, { id, name: 'again', credentialState: 'usable' }]);
    expect(accounts.reauthorisationOf(id)).toBeUndefined();
    expect(accountStates.has(id)).toBe(false);
    expect(accounts.credentialsOf(id)).toMatchObject({
      ...oauth,
      refreshToken: expect.stringMatching(/^canary/) as string,
    });
  });

  it('is begun as docs/platforms.md shows it', async () => {
    const calls = documentedCalls(pageText('docs/platforms.md')).filter(({ path }) => path === CONNECT);
    expect(calls).toHaveLength(1);
    for (const { path, body = '' } of calls) {
      const { status, json } = await house.asOwner({ method: 'POST', url: path, body: JSON.parse(body) as object });
      expect([status, new URL(String(json.authorizationUrl)).host]).toEqual([201, 'accounts.google.com']);
    }
  });
});

describe('secrets of a connection', () => {
  it('are in no answer, log, page or audit entry, and in Redis only where they are sealed', async () => {
    const { gateway, service } = house;
    const begun = await house.begin({ name: 'secrets' });
    const keys = await gateway.redis.keys('*account-connection*');
    expect(keys.length).toBeGreaterThan(0);
    const stored = (await Promise.all(keys.map((key) => gateway.redis.get(key)))).join();
    expect(stored).not.toContain(CLIENT_SECRET);
    expect([...keys, stored].join()).not.toContain(begun.state);
    const page = await house.comeBack(service.agree(begun.authorizationUrl).path, begun.cookie);
    expect(page.status).toBe(200);
    await gateway.application.get(AuditChain).drain();
    const everything = [
      ...[JSON.stringify(begun.answer.json), page.text, JSON.stringify(page.headers), gateway.log()],
      JSON.stringify(await chainedEntries(gateway.redis)),
    ].join();
    expect(everything).not.toMatch(/canary/);
    expect(service.asked.at(-1)?.code_verifier).toMatch(/^[\w-]{43}$/);
    expect(everything).not.toContain(service.asked.at(-1)?.code_verifier);
  });

  it('leave in the audit log who began it, and what came of it', async () => {
    await house.gateway.application.get(AuditChain).drain();
    const entries = (await chainedEntries(house.gateway.redis)) as readonly { action?: string; actor?: object }[];
    const actions = entries.map(({ action }) => action);
    for (const action of ['accounts.connect-begun', 'accounts.created', 'account-credentials.updated'])
      expect(actions).toContain(action);
    for (const { action, actor } of entries.filter((entry) => entry.action?.startsWith('account')))
      expect([action, actor]).toMatchObject([action, { kind: expect.stringMatching(/user|system/) as string }]);
  });
});
