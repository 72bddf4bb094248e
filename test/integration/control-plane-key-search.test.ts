import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MovableClock } from '../support/control-plane/movable-clock';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let asAdmin: (request: Call) => Promise<Answer>;
let ids: Record<'ada' | 'bob', string>;

beforeAll(async () => {
  server = await startRedisServer();
  const clock = new MovableClock();
  gateway = await startControlPlane({ redisUrl: server.url, clock });
  await createUser(gateway.users, 'admin', 'admin');
  ids = {
    ada: await createUser(gateway.users, 'ada', 'member'),
    bob: await createUser(gateway.users, 'bob', 'member'),
  };
  const issue = async (name: string, fields: object = {}): Promise<void> => {
    clock.moveBy(1);
    await gateway.apiKeys.issue({ name, userId: ids.ada, ...fields });
  };
  await issue('Laptop', { groupId: 'grp_1', tags: ['ci', 'night shift'] });
  await issue('build', { userId: ids.bob, accountId: 'acc_1', fallbackGroupId: 'grp_1' });
  await issue('off', { enabled: false, origin: 'administrator' });
  await issue('old', { expiresAt: '2020-01-01T00:00:00.000Z', tags: ['ci'] });
  await issue('later', { expiresAt: '2099-01-01T00:00:00.000Z', userId: ids.bob });
  await issue('sign-in', { origin: 'device' });
  clock.moveBy(1);
  await gateway.apiKeys.issueOwn({ name: 'own', userId: ids.bob, origin: 'self' }, 5);
  asAdmin = await signedInAs(gateway.application, 'admin');
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const names = async (query: string): Promise<string[]> => {
  const { json } = await asAdmin({ method: 'GET', url: `/admin/api-keys?${query}` });
  return (json.items as { name: string }[]).map(({ name }) => name);
};

describe('keys', () => {
  it.each([
    ['', ['Laptop', 'build', 'off', 'old', 'later', 'sign-in', 'own']],
    ['search=LAPTOP', ['Laptop']],
    ['search=night%20sh', ['Laptop']],
    ['search=bob', ['build', 'later', 'own']],
    ['search=nothing+like+it', []],
    ['groupId=grp_1', ['Laptop']],
    ['accountId=acc_1', ['build']],
    ['tag=ci', ['Laptop', 'old']],
    ['tag=c', []],
    ['enabled=false', ['off']],
    ['expired=true', ['old']],
    ['expired=false&search=bob', ['build', 'later', 'own']],
    ['origin=self', ['own']],
    ['origin=device', ['sign-in']],
    ['origin=administrator', ['Laptop', 'build', 'off', 'old', 'later']],
    ['tag=ci&expired=true&enabled=true', ['old']],
    ['deleted=true', []],
  ])('are found with "%s": %j', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('are found by their owner, and by their last letters', async () => {
    expect(await names(`userId=${ids.bob}`)).toEqual(['build', 'later', 'own']);
    const { hint } = gateway.apiKeys.list()[1]!;
    expect(await names(`search=${hint}`)).toContain('build');
  });

  it('come in pages of what was searched for', async () => {
    const url = '/admin/api-keys?search=bob&limit=2';
    const first = await asAdmin({ method: 'GET', url });
    expect(first.json.items).toMatchObject([{ name: 'build' }, { name: 'later' }]);
    const second = await asAdmin({ method: 'GET', url: `${url}&cursor=${String(first.json.nextCursor)}` });
    expect(second.json).toMatchObject({ items: [{ name: 'own' }], nextCursor: null });
  });

  it.each(['origin=owner', 'enabled=yes', 'expired=1', 'deleted=', 'tag=a&tag=b', 'ownSlot=1', 'search=a&search=b'])(
    'are not looked for with "%s"',
    async (query) => {
      expect((await asAdmin({ method: 'GET', url: `/admin/api-keys?${query}` })).status).toBe(400);
    },
  );
});
