import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessTokens, Sessions } from '@app/auth';
import { listRoutes } from '../../apps/gateway/src/control-plane/access/list-routes';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import {
  type Answer,
  PASSWORD,
  anotherAddress,
  call,
  cookieOf,
  createUser,
  signIn,
} from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const NEW_PASSWORD = 'velvet otter lamp 42';
let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
let names = 0;

beforeAll(async () => {
  server = await startRedisServer();
  const secrets = createSecrets();
  gateway = await startControlPlane({ redisUrl: server.url, secrets });
  other = await startControlPlane({ redisUrl: server.url, secrets });
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

interface Person {
  readonly id: string;
  readonly username: string;
  readonly cookie: string;
  readonly token: unknown;
}

async function somebody(changes: { mustChangePassword?: boolean } = {}): Promise<Person> {
  names += 1;
  const username = `person-${names}`;
  const id = await createUser(gateway.users, username, 'owner');
  if (changes.mustChangePassword) await gateway.users.update({ ...gateway.users.get(id)!, mustChangePassword: true });
  const answer = await signIn(gateway.application, username);
  return { id, username, cookie: cookieOf(answer), token: answer.json.accessToken };
}

const bearer = (token: unknown): Record<string, string> => ({ authorization: `Bearer ${String(token)}` });
const change = (token: unknown, body: object, address = anotherAddress()): Promise<Answer> =>
  call(gateway.application, { method: 'POST', url: '/me/password', body, headers: bearer(token), address });
const me = (token: unknown, on = gateway): Promise<Answer> =>
  call(on.application, { method: 'GET', url: '/me', headers: bearer(token) });
const refresh = (cookie: string, on = gateway): Promise<Answer> =>
  call(on.application, { method: 'POST', url: '/auth/refresh', headers: { cookie } });
const fieldsOf = ({ json }: Answer): unknown[] => (json.errors as { field: string }[]).map(({ field }) => field);

describe('POST /me/password', () => {
  it('replaces the password, ends every session and answers with a new one for this browser', async () => {
    const { username, token, cookie } = await somebody();
    const elsewhere = await signIn(other.application, username);
    const answer = await change(token, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ expiresIn: 600, user: { username, role: 'owner' } });
    for (const former of [token, elsewhere.json.accessToken]) expect((await me(former)).status).toBe(401);
    for (const former of [cookie, cookieOf(elsewhere)]) expect((await refresh(former)).status).toBe(401);
    expect((await me(answer.json.accessToken)).status).toBe(200);
    expect((await refresh(cookieOf(answer))).status).toBe(200);
    expect((await signIn(gateway.application, username)).status).toBe(401);
    expect((await signIn(other.application, username, NEW_PASSWORD)).status).toBe(200);
  });

  it('leaves one session on the list', async () => {
    const { token } = await somebody();
    const answer = await change(token, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    const headers = bearer(answer.json.accessToken);
    const list = await call(gateway.application, { method: 'GET', url: '/me/sessions', headers });
    expect(list.json.items).toEqual([expect.objectContaining({ current: true })]);
  });

  it.each([
    ['too short', 'tiny-7Q'],
    ['too long', 'é'.repeat(65)],
    ['common', 'Password1234'],
    ['the current one', PASSWORD],
  ])('refuses a new password that is %s, and changes nothing', async (_, newPassword) => {
    const { id, token } = await somebody();
    const before = gateway.users.get(id);
    const answer = await change(token, { currentPassword: PASSWORD, newPassword });
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer)).toEqual(['newPassword']);
    expect(answer.text).not.toContain(newPassword);
    expect(gateway.users.get(id)).toBe(before);
    expect((await me(token)).status).toBe(200);
  });

  it('refuses a new password with the user name in it', async () => {
    const { username, token } = await somebody();
    const answer = await change(token, { currentPassword: PASSWORD, newPassword: `my ${username.toUpperCase()} key` });
    expect(fieldsOf(answer)).toEqual(['newPassword']);
  });

  it('counts wrong current passwords with the failed sign-ins, from any address', async () => {
    const { username, token } = await somebody();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const answer = await change(token, { currentPassword: 'not that one at all', newPassword: NEW_PASSWORD });
      expect(answer.status).toBe(400);
      expect(fieldsOf(answer)).toEqual(['currentPassword']);
    }
    const locked = await change(token, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(locked).toMatchObject({ status: 429, json: { code: 'policy_too_many_attempts' } });
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn(other.application, username)).status).toBe(401);
    expect((await me(token)).status).toBe(200);
  });

  it('starts the count afresh after the right one', async () => {
    const { token } = await somebody();
    const wrong = (): Promise<Answer> =>
      change(token, { currentPassword: 'not that one at all', newPassword: NEW_PASSWORD });
    for (let attempt = 1; attempt <= 4; attempt += 1) await wrong();
    const answer = await change(token, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(answer.status).toBe(200);
  });

  it('tells somebody of the directory where the password is', async () => {
    const directory = { entryId: 'entry-1', dn: 'uid=dora,dc=example', groups: [] };
    const user = await gateway.users.create({ username: 'dora', role: 'member', directory });
    const { session } = await gateway.application.get(Sessions).open(user!);
    const token = await gateway.application
      .get(AccessTokens)
      .sign({ userId: user!.id, sessionId: session.id, epoch: user!.epoch });
    const answer = await change(token, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(answer).toMatchObject({ status: 409, json: { code: 'caller_record_conflict' } });
    expect(answer.json.detail).toMatch(/directory/);
  });

  it('lets one of two changes at the same moment through', async () => {
    const { token } = await somebody();
    const answers = await Promise.all(
      [NEW_PASSWORD, `${NEW_PASSWORD} too`].map((newPassword) =>
        change(token, { currentPassword: PASSWORD, newPassword }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('does not take back what was changed while it was hashing', async () => {
    const { id, token } = await somebody();
    const changing = change(token, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    await gateway.users.update({ ...gateway.users.get(id)!, displayName: 'Changed meanwhile' });
    expect((await changing).status).toBe(200);
    expect(gateway.users.get(id)?.displayName).toBe('Changed meanwhile');
  });

  it.each([
    {},
    { currentPassword: PASSWORD },
    { newPassword: NEW_PASSWORD },
    { currentPassword: PASSWORD, newPassword: ['velvet otter lamp 42'] },
    { currentPassword: PASSWORD, newPassword: NEW_PASSWORD, mustChangePassword: false },
    { currentPassword: PASSWORD, newPassword: NEW_PASSWORD, username: 'somebody' },
    { currentPassword: 'x'.repeat(1_025), newPassword: NEW_PASSWORD },
  ])('refuses the body %j', async (body) => {
    const { token } = await somebody();
    expect((await change(token, body)).status).toBe(400);
  });

  it('writes no password into the log', async () => {
    const { token } = await somebody();
    await change(token, {
      currentPassword: 'a wrong canary of some length',
      newPassword: 'a chosen canary of some length',
    });
    expect(gateway.log()).toContain('password change refused');
    expect(gateway.log()).not.toMatch(/canary/);
  });
});

describe('somebody whose password was chosen by somebody else', () => {
  it('is told so when signing in and in the profile', async () => {
    const { username, token } = await somebody({ mustChangePassword: true });
    const answer = await signIn(gateway.application, username);
    expect(answer.json.user).toMatchObject({ mustChangePassword: true });
    expect((await me(token)).json).toMatchObject({ mustChangePassword: true });
  });

  it('gets nothing else before it is changed, whatever the route', async () => {
    const { token } = await somebody({ mustChangePassword: true });
    const open = new Set([
      'GET /me',
      'POST /me/password',
      'GET /me/sessions',
      'DELETE /me/sessions',
      'DELETE /me/sessions/:id',
    ]);
    const routes = listRoutes(gateway.application).filter(({ access }) => access?.kind === 'requires');
    const closed = routes.filter(({ method, path }) => !open.has(`${method} ${path}`));
    expect(routes.length - closed.length).toBe(open.size);
    for (const { method, path } of closed) {
      const url = path.replace(/:\w+/g, 'unknown');
      const answer = await call(gateway.application, { method: method as 'GET', url, headers: bearer(token) });
      expect(`${method} ${path} ${answer.status} ${String(answer.json.code)}`).toBe(
        `${method} ${path} 403 policy_password_change_required`,
      );
    }
  });

  it('can list and end sessions, sign out, and change the password, after which everything is open', async () => {
    const { token, cookie } = await somebody({ mustChangePassword: true });
    const headers = bearer(token);
    expect((await call(gateway.application, { method: 'GET', url: '/me/sessions', headers })).status).toBe(200);
    expect((await refresh(cookie)).status).toBe(200);
    const answer = await change(token, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(answer.json.user).toMatchObject({ mustChangePassword: false });
    const after = bearer(answer.json.accessToken);
    expect((await call(gateway.application, { method: 'GET', url: '/admin/users', headers: after })).status).toBe(200);
    expect((await me(answer.json.accessToken)).json).toMatchObject({ mustChangePassword: false });
  });
});

describe('GET /me', () => {
  it('says who is signed in, and which groups are theirs', async () => {
    const { id, username, token } = await somebody();
    const group = await gateway.accountGroups.create({ name: 'Research', strategy: 'shuffle' });
    const person = { email: 'anna@example.com', displayName: 'Anna', groupIds: [group!.id] };
    await gateway.users.update({ ...gateway.users.get(id)!, ...person });
    const { json } = await me(token);
    expect(json).toEqual({
      ...{ id, username, role: 'owner', provider: 'local', mustChangePassword: false },
      ...{ email: 'anna@example.com', displayName: 'Anna', groups: [{ id: group!.id, name: 'Research' }] },
      createdAt: gateway.users.get(id)?.createdAt,
      permissions: expect.arrayContaining(['self.read', 'users.write']) as string[],
      timezone: 'UTC',
    });
  });
});
