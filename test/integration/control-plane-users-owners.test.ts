import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords, Users, isActive } from '@app/auth';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Call, call, createUser, tokenFor } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

/** Lets everybody in at once: this is not about passwords, and there are many sign-ins. */
class EveryPassword extends Passwords {
  override verify(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

let server: RedisServer;
let one: ControlPlane;
let other: ControlPlane;

beforeAll(async () => {
  server = await startRedisServer();
  const options = { redisUrl: server.url, secrets: createSecrets(), passwords: new EveryPassword() };
  one = await startControlPlane(options);
  other = await startControlPlane(options);
});

afterAll(async () => {
  await Promise.all([one.stop(), other.stop()]);
  await server.stop();
});

const isOwner = (id: string): boolean => {
  const user = one.users.get(id);
  return user?.role === 'owner' && isActive(user);
};

interface Owner {
  readonly id: string;
  readonly token: string;
}
async function ownerNamed(name: string): Promise<Owner> {
  const id = await createUser(one.users, name, 'owner');
  await other.users.collection.sync();
  return { id, token: await tokenFor(one.application, name) };
}

const changes: readonly [string, (id: string) => Call][] = [
  ['demote', (id) => ({ method: 'PATCH', url: `/admin/users/${id}`, body: { role: 'member' } })],
  ['switch off', (id) => ({ method: 'POST', url: `/admin/users/${id}/disable` })],
  ['delete', (id) => ({ method: 'DELETE', url: `/admin/users/${id}` })],
];

describe.each(changes)('two owners who %s each other at the same moment on two gateways', (_, against) => {
  it('do not both succeed: exactly one of them remains', async () => {
    for (let round = 1; round <= 20; round += 1) {
      const name = `${against('').method.toLowerCase()}-${round}`;
      const [first, second] = [await ownerNamed(`${name}-a`), await ownerNamed(`${name}-b`)];
      for (const former of one.users.list()) {
        // Only these two are owners in this round.
        if (former.role === 'owner' && former.id !== first.id && former.id !== second.id && isOwner(former.id)) {
          expect(await one.users.update({ ...former, role: 'member' })).toBe('written');
        }
      }
      await other.users.collection.sync();
      const ask = (gateway: ControlPlane, by: Owner, of: Owner) =>
        call(gateway.application, { ...against(of.id), headers: { authorization: `Bearer ${by.token}` } });
      const answers = await Promise.all([ask(one, first, second), ask(other, second, first)]);
      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
      expect([401, 403, 409]).toContain(answers.find(({ status }) => status >= 300)?.status);
      await one.users.collection.sync();
      expect([first, second].filter(({ id }) => isOwner(id))).toHaveLength(1);
    }
  });
});

describe('an administrator who lost the role through another gateway a moment ago', () => {
  it('makes nobody and changes nobody any more', async () => {
    const owner = await ownerNamed('above');
    const memberId = await createUser(one.users, 'below', 'member');
    for (let round = 1; round <= 5; round += 1) {
      const name = `demoted-${round}`;
      const id = await createUser(one.users, name, 'admin');
      await other.users.collection.sync();
      const authorization = `Bearer ${await tokenFor(other.application, name)}`;
      const demote = { method: 'PATCH', url: `/admin/users/${id}`, body: { role: 'member' } } as const;
      const headers = { authorization: `Bearer ${owner.token}` };
      expect((await call(one.application, { ...demote, headers })).status).toBe(200);
      const requests: Call[] = [
        { method: 'PATCH', url: `/admin/users/${memberId}`, body: { queueWeight: 9 } },
        { method: 'POST', url: '/admin/users', body: { username: `made-by-${name}` } },
      ];
      const answers = await Promise.all(
        requests.map((request) => call(other.application, { ...request, headers: { authorization } })),
      );
      for (const { status } of answers) expect([401, 403]).toContain(status);
      expect(other.users.get(memberId)).not.toHaveProperty('queueWeight');
      expect(other.users.findByUsername(`made-by-${name}`)).toBeUndefined();
    }
  });
});

describe('a change of an owner', () => {
  it('does not write over what somebody else wrote while it was under way', async () => {
    const [{ id }] = [await ownerNamed('keeps-name'), await ownerNamed('second-owner')];
    // Nothing but its own writes brings it up to date.
    const behind = new Users(one.redis, one.clock);
    await behind.collection.sync();
    const stale = behind.get(id)!;
    expect(await other.users.update({ ...other.users.get(id)!, displayName: 'Given elsewhere' })).toBe('written');
    expect(await behind.update({ ...stale, role: 'member' })).toBe('changed-meanwhile');
    expect(behind.get(id)).toMatchObject({ role: 'owner', displayName: 'Given elsewhere' });
  });
});
