import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '@app/auth';
import { roles } from '@app/common';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signIn, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

/** Counts how many passwords are hashed at once, at no cost for each. */
class CountingPasswords extends Passwords {
  most = 0;
  /** The next hash ends only when another one runs beside it: where hashes are made one by one, none ever does. */
  firstWaits = false;
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  override async hash(password: string): Promise<string> {
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    for (const goOn of this.waiting.splice(0)) goOn();
    if (this.firstWaits) {
      this.firstWaits = false;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    const hash = await (password.includes('really') ? super.hash(password) : Promise.resolve('$argon2id$none'));
    this.running -= 1;
    return hash;
  }
}

let server: RedisServer;
let gateway: ControlPlane;
let asAdmin: (request: Call) => Promise<Answer>;
const passwords = new CountingPasswords();
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url, passwords });
  for (const role of roles) ids[role] = await createUser(gateway.users, role, role);
  asAdmin = await signedInAs(gateway.application, 'admin');
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

interface Result {
  readonly index?: number;
  readonly id?: string;
  readonly status: string;
  readonly user?: Record<string, unknown>;
  readonly password?: string;
  readonly problem?: { readonly status: number; readonly errors: readonly { readonly field: string }[] };
}
const url = '/admin/users/batch';
const create = (users: unknown): Promise<Answer> => asAdmin({ method: 'POST', url, body: { users } });
const change = (body: object): Promise<Answer> => asAdmin({ method: 'PATCH', url, body });
const resultsOf = ({ status, json }: Answer): Result[] => {
  expect(status).toBe(200);
  return json.results as Result[];
};
const outline = ({ index, id, status, problem }: Result): unknown[] => [
  index ?? id,
  status,
  ...(problem ? [problem.status, ...problem.errors.map(({ field }) => field)] : []),
];

describe('a batch of new people', () => {
  it('creates the good ones, says of each other why not, and shows generated passwords once', async () => {
    const results = resultsOf(
      await create([
        { username: 'first', tags: ['batch'] },
        { username: 'second', role: 'admin' },
        { username: 'two words' },
        { username: 'member' },
        { username: 'third', password: 'not really a secret', mustChangePassword: false },
        { username: 'fourth', epoch: 9 },
        'fifth',
        null,
        [{ username: 'sixth' }],
        { username: 'seventh', groupIds: ['grp_none'] },
        { username: 'eighth', password: 'short' },
        { username: 'ninth' },
      ]),
    );
    expect(results.map(outline)).toEqual([
      [0, 'created'],
      [1, 'refused', 403],
      [2, 'refused', 400, 'username'],
      [3, 'refused', 409],
      [4, 'created'],
      [5, 'refused', 400, 'epoch'],
      [6, 'refused', 400],
      [7, 'refused', 400, 'username'],
      [8, 'refused', 400],
      [9, 'refused', 400, 'groupIds'],
      [10, 'refused', 400, 'password'],
      [11, 'created'],
    ]);
    expect(results[0]).toMatchObject({ user: { username: 'first', tags: ['batch'], mustChangePassword: true } });
    expect(results[0]?.password).toMatch(/^[0-9A-Za-z]{20}$/);
    expect(results[4]).not.toHaveProperty('password');
    for (const name of ['second', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'])
      expect(gateway.users.findByUsername(name)).toBeUndefined();
    expect((await signIn(gateway.application, 'third', 'not really a secret')).status).toBe(200);
  });

  it.each([
    ...['id', 'epoch', 'passwordHash', 'provider', 'directory', 'deletedAt', 'createdAt', 'isAdmin', 'permissions'],
    ...['scopes', 'enabled'],
  ])('cannot bring %s along', async (field) => {
    const before = gateway.users.collection.size;
    const [result] = resultsOf(await create([{ username: 'new', [field]: 'x' }]));
    expect(result?.problem?.errors).toMatchObject([{ field, message: 'is not a field of this request' }]);
    expect(gateway.users.collection.size).toBe(before);
  });

  it('of a hundred is created, two at a time, and one more is refused as a whole', async () => {
    const people = Array.from({ length: 101 }, (_, index) => ({ username: `crowd-${index}` }));
    expect((await create(people)).status).toBe(400);
    passwords.most = 0;
    passwords.firstWaits = true;
    const results = resultsOf(await create(people.slice(1)));
    expect(results.filter(({ status }) => status === 'created')).toHaveLength(100);
    expect(results.map(({ user }) => user?.username)).toEqual(people.slice(1).map(({ username }) => username));
    expect(passwords.most).toBe(2);
  });

  it('creates one of those who share a name', async () => {
    const results = resultsOf(await create(Array.from({ length: 4 }, () => ({ username: 'twin' }))));
    expect(results.map(({ status }) => status).sort()).toEqual(['created', 'refused', 'refused', 'refused']);
  });

  it.each([[{}], [{ users: [] }], [{ users: 'all' }], [{ users: [{ username: 'x' }], role: 'owner' }], [[]]])(
    'is not %j',
    async (body) => {
      expect((await asAdmin({ method: 'POST', url, body })).status).toBe(400);
    },
  );

  it('stays within 256 KiB', async () => {
    const users = [{ username: 'big', displayName: 'x'.repeat(257 * 1_024) }];
    expect((await create(users)).status).toBe(413);
  });
});

describe('a change of many people', () => {
  it('is made of each who can be changed, and says of each other why not', async () => {
    const others = [
      await createUser(gateway.users, 'one', 'member'),
      await createUser(gateway.users, 'two', 'operator'),
    ];
    const asked = [others[0]!, ids.owner!, 'usr_nobody', ids.admin!, others[1]!];
    const results = resultsOf(await change({ ids: asked, change: { enabled: false, tags: ['former'] } }));
    expect(results.map(outline)).toEqual([
      [others[0], 'changed'],
      [ids.owner, 'refused', 403],
      ['usr_nobody', 'refused', 404],
      [ids.admin, 'refused', 403],
      [others[1], 'changed'],
    ]);
    for (const id of others)
      expect(gateway.users.get(id)).toMatchObject({ enabled: false, tags: ['former'], epoch: 2 });
    expect(gateway.users.get(ids.owner!)?.enabled).toBe(true);
  });

  it.each<[string, object]>([
    ['no ids', { ids: [], change: {} }],
    ['no change', { ids: ['usr_1'] }],
    ['an id twice', { ids: ['usr_1', 'usr_1'], change: {} }],
    ['ids that are none', { ids: [1], change: {} }],
    ['too many ids', { ids: Array.from({ length: 101 }, (_, index) => `usr_${index}`), change: {} }],
    ['a list for a change', { ids: ['usr_1'], change: [] }],
    ['another field', { ids: ['usr_1'], change: {}, role: 'owner' }],
    ['a role that is none', { ids: ['usr_1'], change: { role: 'root' } }],
  ])('is refused as a whole for %s', async (_, body) => {
    expect((await change(body)).status).toBe(400);
  });

  it.each([
    ...['id', 'epoch', 'passwordHash', 'provider', 'directory', 'deletedAt', 'createdAt', 'isAdmin', 'permissions'],
    ...['scopes', 'username', 'password'],
  ])('cannot bring %s along', async (field) => {
    const before = gateway.users.get(ids.member!);
    const { status, json } = await change({ ids: [ids.member], change: { queueWeight: 3, [field]: 'x' } });
    expect(status).toBe(400);
    expect(json.errors).toMatchObject([{ field: `change.${field}`, message: 'is not a field of this request' }]);
    expect(gateway.users.get(ids.member!)).toEqual(before);
  });
});
