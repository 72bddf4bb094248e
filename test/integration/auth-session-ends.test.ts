import { Controller, Get, Module, UseGuards } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessTokens, Passwords, Sessions, type User } from '@app/auth';
import { redisKeys } from '@app/redis';
import { ClientRoute } from '../../apps/gateway/src/control-plane/access/route-access';
import { withChanges } from '../../apps/gateway/src/control-plane/validation/with-changes';
import { PresentedKeys } from '../../apps/gateway/src/relay/presented-keys';
import { RelayKeyGuard } from '../../apps/gateway/src/relay/relay-key.guard';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { PASSWORD, call, createUser } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

@Controller('guarded')
@UseGuards(RelayKeyGuard)
@ClientRoute()
class GuardedController {
  @Get()
  use(): string {
    return 'let in';
  }
}

@Module({ controllers: [GuardedController], providers: [RelayKeyGuard, PresentedKeys] })
class GuardedModule {}

let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
const newHash = new Passwords().hash('velvet otter lamp 42');

beforeAll(async () => {
  server = await startRedisServer();
  const shared = { redisUrl: server.url, secrets: createSecrets(), otherModules: [GuardedModule] };
  gateway = await startControlPlane(shared);
  other = await startControlPlane(shared);
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  await server.stop();
});

interface Entered {
  readonly user: User;
  readonly sessionId: string;
  readonly token: string;
  readonly cookie: string;
  readonly key: string;
}

interface EndingEvent {
  readonly name: string;
  readonly inDirectory?: boolean;
  readonly happen: (entered: Entered) => Promise<unknown>;
  /** What the owner's keys answer from then on. */
  readonly keyAnswers: 200 | 401;
}

const change = (id: string, changes: Partial<User>): Promise<unknown> =>
  gateway.users.update({ ...gateway.users.get(id)!, ...changes });
const ask = (
  on: ControlPlane,
  method: 'POST' | 'DELETE',
  url: string,
  token: string,
  body?: object,
): Promise<unknown> =>
  call(on.application, { method, url, headers: { authorization: `Bearer ${token}` }, body }).then(({ status }) =>
    expect(status).toBeLessThan(300),
  );
const inGoodStanding = { entryId: 'entry', dn: 'uid=person,dc=example', groups: [] };

async function restore({ user: { id } }: Entered): Promise<void> {
  await change(id, { deletedAt: new Date().toISOString() });
  await gateway.users.update(withChanges(gateway.users.get(id)!, { deletedAt: null }));
}

const events: readonly EndingEvent[] = [
  {
    ...{ name: 'signing out everywhere', keyAnswers: 200 },
    happen: ({ token }) => ask(gateway, 'DELETE', '/me/sessions', token),
  },
  {
    ...{ name: 'changing the own password', keyAnswers: 200 },
    happen: ({ token }) =>
      ask(gateway, 'POST', '/me/password', token, { currentPassword: PASSWORD, newPassword: 'velvet otter lamp 42' }),
  },
  {
    ...{ name: 'a password that an administrator sets', keyAnswers: 200 },
    happen: async ({ user }) => change(user.id, { passwordHash: await newHash }),
  },
  { name: 'another role', keyAnswers: 200, happen: ({ user }) => change(user.id, { role: 'admin' }) },
  { name: 'switching off', keyAnswers: 401, happen: ({ user }) => change(user.id, { enabled: false }) },
  {
    ...{ name: 'suspension by the directory', inDirectory: true, keyAnswers: 401 },
    happen: ({ user }) => change(user.id, { directory: { ...inGoodStanding, suspended: 'disabled' } }),
  },
  { name: 'deleting and restoring', keyAnswers: 200, happen: restore },
];

async function enter(name: string, inDirectory: boolean): Promise<Entered> {
  const id = await createUser(gateway.users, name, 'member');
  if (inDirectory) {
    const moved = { provider: 'directory', directory: inGoodStanding, passwordHash: null } as const;
    expect(await gateway.users.update(withChanges(gateway.users.get(id)!, moved))).toBe('written');
  }
  const user = gateway.users.get(id)!;
  const { session, refreshToken } = await gateway.application.get(Sessions).open(user);
  const claims = { userId: id, sessionId: session.id, epoch: user.epoch };
  const token = await gateway.application.get(AccessTokens).sign(claims);
  const { text } = await gateway.apiKeys.issue({ name: 'laptop', userId: id });
  return { user, sessionId: session.id, token, cookie: `trunkline_refresh=${refreshToken}`, key: text };
}

const statusWith = async (on: ControlPlane, url: string, headers: Record<string, string>): Promise<number> =>
  (await call(on.application, { method: url === '/auth/refresh' ? 'POST' : 'GET', url, headers })).status;
const withToken = (on: ControlPlane, { token }: Entered): Promise<number> =>
  statusWith(on, '/me', { authorization: `Bearer ${token}` });
const withKey = (on: ControlPlane, { key }: Entered): Promise<number> =>
  statusWith(on, '/guarded', { 'x-api-key': key });
const withCookie = (on: ControlPlane, { cookie }: Entered): Promise<number> =>
  statusWith(on, '/auth/refresh', { cookie });

describe.each(events)('$name', ({ name, inDirectory = false, happen, keyAnswers }) => {
  const settled = { timeout: 1_000, interval: 20 };

  it('ends the access token within a second on both gateways, and says the same of the keys', async () => {
    const entered = await enter(`${name}: token`, inDirectory);
    for (const on of [gateway, other]) {
      await expect.poll(() => withKey(on, entered), settled).toBe(200);
      expect(await withToken(on, entered)).toBe(200);
    }
    await happen(entered);
    for (const on of [gateway, other]) {
      await expect.poll(() => withToken(on, entered), settled).toBe(401);
      await expect.poll(() => withKey(on, entered), settled).toBe(keyAnswers);
    }
  });

  it.each(['where it happened', 'on the other gateway'])('ends the refresh cookie at once %s', async (where) => {
    const entered = await enter(`${name}: cookie ${where}`, inDirectory);
    await happen(entered);
    expect(await withCookie(where === 'where it happened' ? gateway : other, entered)).toBe(401);
    expect(await gateway.redis.exists(redisKeys.session(entered.sessionId))).toBe(0);
  });
});

describe('a suspension that the directory takes back', () => {
  it('brings the keys back and no session', async () => {
    const entered = await enter('back again', true);
    await change(entered.user.id, { directory: { ...inGoodStanding, suspended: 'gone' } });
    await expect.poll(() => withKey(other, entered), { timeout: 1_000, interval: 20 }).toBe(401);
    await change(entered.user.id, { directory: inGoodStanding });
    await expect.poll(() => withKey(other, entered), { timeout: 1_000, interval: 20 }).toBe(200);
    expect(await withToken(other, entered)).toBe(401);
    expect(await withCookie(other, entered)).toBe(401);
  });
});
