import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isKeyText } from '@app/api-keys';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

interface Result {
  readonly index?: number;
  readonly id?: string;
  readonly status: string;
  readonly key?: string;
  readonly apiKey?: { readonly id: string; readonly name: string };
  readonly problem?: { readonly code: string; readonly errors: readonly { readonly field: string }[] };
}

let server: RedisServer;
let gateway: ControlPlane;
let asAdmin: (request: Call) => Promise<Answer>;
let ids: Record<'owner' | 'member' | 'group', string>;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  await createUser(gateway.users, 'admin', 'admin');
  ids = {
    owner: await createUser(gateway.users, 'owner', 'owner'),
    member: await createUser(gateway.users, 'member', 'member'),
    group: (await gateway.accountGroups.create({ name: 'team', strategy: 'priority' }))!.id,
  };
  asAdmin = await signedInAs(gateway.application, 'admin');
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

beforeEach(async () => {
  for (const { id } of gateway.apiKeys.list()) await gateway.apiKeys.purge(id);
});

const create = (keys: unknown): Promise<Answer> =>
  asAdmin({ method: 'POST', url: '/admin/api-keys/batch', body: { keys } });
const change = (keyIds: unknown, changes: unknown): Promise<Answer> =>
  asAdmin({ method: 'PATCH', url: '/admin/api-keys/batch', body: { ids: keyIds, change: changes } });
const resultsOf = ({ json }: Answer): Result[] => json.results as Result[];
const issue = async (userId: string): Promise<string> =>
  (await gateway.apiKeys.issue({ name: 'build', userId })).apiKey.id;

describe('a batch of new keys', () => {
  it('is issued in its order, each key shown once and good', async () => {
    const answer = await create(
      Array.from({ length: 100 }, (_, index) => ({ name: `key ${index}`, userId: ids.member, groupId: ids.group })),
    );
    expect(answer.status).toBe(200);
    const results = resultsOf(answer);
    expect(results.map(({ index, status, apiKey }) => [index, status, apiKey?.name])).toEqual(
      Array.from({ length: 100 }, (_, index) => [index, 'created', `key ${index}`]),
    );
    expect(new Set(results.map(({ key }) => key)).size).toBe(100);
    for (const { key, apiKey } of results) {
      expect(isKeyText(key ?? '')).toBe(true);
      await expect(gateway.apiKeys.authenticate(key ?? '')).resolves.toMatchObject({ id: apiKey?.id });
    }
  });

  it('is not stopped by entries that are refused, and says of each why', async () => {
    const results = resultsOf(
      await create([
        { name: 'good', userId: ids.member },
        { name: 'of the owner', userId: ids.owner },
        { name: 'nowhere', userId: ids.member, groupId: 'grp_unknown' },
        { name: 'rank', role: 'owner', userId: ids.member },
        ...[null, 7, 'text', [], [{ name: 'nested' }], {}],
        { name: 'good, too', userId: ids.member },
      ]),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'created',
      ...Array.from({ length: 9 }, () => 'refused'),
      'created',
    ]);
    expect(results[1]?.problem?.code).toBe('policy_permission_denied');
    expect(results[2]?.problem?.errors).toMatchObject([{ field: 'groupId' }]);
    expect(results[3]?.problem?.errors).toMatchObject([{ field: 'role' }]);
    expect(
      gateway.apiKeys
        .list()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['good', 'good, too']);
  });

  it.each([[[]], [Array.from({ length: 101 }, () => ({ name: 'x' }))], ['x'], [{ 0: { name: 'x' } }], [null]])(
    'is refused as a whole for %j',
    async (keys) => {
      const answer = await create(keys);
      expect([answer.status, answer.json.errors]).toMatchObject([400, [{ field: 'keys' }]]);
      expect(gateway.apiKeys.list()).toEqual([]);
    },
  );
});

describe('one change of many keys', () => {
  it('is made to each that is the caller’s to manage', async () => {
    const [first, second, theirs] = [await issue(ids.member), await issue(ids.member), await issue(ids.owner)];
    const deleted = await issue(ids.member);
    await gateway.apiKeys.revoke(deleted);
    const answer = await change([first, theirs, 'key_unknown', deleted, second], { enabled: false, tags: ['old'] });
    expect(answer.status).toBe(200);
    expect(resultsOf(answer).map(({ id, status, problem }) => [id, status, problem?.code])).toEqual([
      [first, 'changed', undefined],
      [theirs, 'refused', 'policy_permission_denied'],
      ['key_unknown', 'refused', 'caller_record_unknown'],
      [deleted, 'refused', 'caller_record_conflict'],
      [second, 'changed', undefined],
    ]);
    expect([first, second, theirs].map((id) => gateway.apiKeys.get(id)?.enabled)).toEqual([false, false, true]);
    expect(answer.text).not.toContain('digest');
  });

  it.each<[unknown, unknown, string]>([
    [[], {}, 'ids'],
    [['a', 'a'], {}, 'ids'],
    [[7], {}, 'ids'],
    ['a', {}, 'ids'],
    [['a'], null, 'change'],
    [['a'], undefined, 'change'],
    [['a'], [], 'change'],
    [['a'], { userId: 'usr_1' }, 'change.userId'],
    [['a'], { limits: { concurrency: 0 } }, 'change.limits.concurrency'],
  ])('is refused as a whole for %j and %j', async (keyIds, changes, field) => {
    const { status, json } = await change(keyIds, changes);
    expect([status, json.errors]).toMatchObject([400, [{ field }]]);
  });
});
