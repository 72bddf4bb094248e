import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillLargeTeam, largeTeam } from '../support/control-plane/large-team';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly enum?: readonly string[]; readonly default?: unknown };
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Record<string, { properties?: Record<string, unknown> }> };
}
type Row = Readonly<Record<string, unknown>> & { readonly id: string };

let server: RedisServer;
let gateway: ControlPlane;
let document: Document;
let asOwner: (request: Call) => Promise<Answer>;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  await createUser(gateway.users, 'owner', 'owner');
  asOwner = await signedInAs(gateway.application, 'owner');
  await fillLargeTeam(gateway);
  await asOwner({ method: 'POST', url: '/me/api-keys', body: { name: 'mine' } });
  const url = 'https://hooks.example.com/x';
  const body = { name: 'hook', channel: 'standard', url, events: ['*'] };
  const webhook = await asOwner({ method: 'POST', url: '/admin/webhooks', body });
  ids = {
    '/admin/webhooks/{id}/deliveries': String(webhook.json.id),
    '/admin/accounts/{id}/tests': 'acc_00000000000000000001',
    '/admin/users/{id}/sessions': 'usr_00000000000000000001',
    '/admin/queues/{name}/failed': 'account-tests',
  };
  document = (await call(gateway.application, { method: 'GET', url: '/docs/json' })).json as unknown as Document;
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const get = (url: string): Promise<Answer> => asOwner({ method: 'GET', url });
const urlOf = (path: string): string => path.replace(/\{\w+\}/, ids[path] ?? 'unknown_id');
const rowsOf = ({ json }: Answer): Row[] => json.items as Row[];

/** Routes that answer pages, with what they may be asked. */
const lists = (): (readonly [path: string, parameters: readonly Parameter[]])[] =>
  Object.entries(document.paths).flatMap(([path, { get: operation }]) => {
    const schema = operation?.responses['200']?.content?.['application/json']?.schema.$ref?.split('/').at(-1) ?? '';
    const isPage = document.components.schemas[schema]?.properties?.nextCursor !== undefined;
    return operation && isPage ? [[path, operation.parameters ?? []] as const] : [];
  });
const sortsOf = (parameters: readonly Parameter[]): readonly string[] =>
  parameters.find(({ name }) => name === 'sort')?.schema.enum ?? [];

async function walk(url: string, between?: (page: number) => Promise<void>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 100; page += 1) {
    const answer = await get(`${url}${cursor === undefined ? '' : `&cursor=${cursor}`}`);
    expect(answer.status).toBe(200);
    rows.push(...rowsOf(answer));
    const next = answer.json.nextCursor as string | null;
    if (next === null) return rows;
    cursor = next;
    await between?.(page);
  }
  throw new Error('the pages have no end');
}

/** Sums of usage have an order of their own, and there are three queues. */
const withoutOrder = ['/admin/queues', '/admin/usage', '/me/usage'];

describe('every list', () => {
  it('says how it may be sorted, and takes each of these orders', async () => {
    const sorted = lists().filter(([path]) => !withoutOrder.includes(path));
    expect(sorted.length).toBeGreaterThan(18);
    for (const [path, parameters] of sorted) {
      const names = parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name);
      expect([path, ...names]).toEqual(expect.arrayContaining(['sort', 'limit', 'cursor']));
      const sorts = sortsOf(parameters);
      expect([path, sorts.filter((sort) => !sort.startsWith('-')).length]).toEqual([path, sorts.length / 2]);
      for (const sort of sorts) {
        const { status, json } = await get(`${urlOf(path)}?sort=${sort}&limit=2`);
        expect([path, sort, status, Array.isArray(json.items)]).toEqual([path, sort, 200, true]);
      }
    }
  });

  it('refuses orders and cursors that are none, in the words of a problem', async () => {
    const bad = [
      ...['sort=', 'sort=id;drop', 'sort=__proto__', 'sort=constructor', 'sort=--createdAt', 'sort=name&sort=name'],
      ...['sort[]=name', 'sort[name]=1', 'cursor=', 'cursor=x', 'cursor=%00', 'cursor=r', 'cursor=-1', 'cursor=r-1'],
      ...['cursor=WzEsMiwzXQ', `cursor=${'A'.repeat(4_001)}`, 'cursor=a&cursor=b', 'limit=0', 'limit=201', 'limit=1e9'],
    ];
    for (const [path] of lists().filter(([path]) => !withoutOrder.includes(path)))
      for (const query of bad) {
        const { status, json } = await get(`${urlOf(path)}?${query}`);
        expect([path, query, status, json.code]).toEqual([path, query, 400, 'caller_request_invalid']);
      }
  });
});

describe('lists of records', () => {
  const numbersIn = (rows: readonly Row[]): number[] => rows.map(({ name }) => Number(String(name).split(' ')[1]));
  const rising = (first: number, second: number): number => first - second;

  it('show everything once in either order, while other records come and go', async () => {
    const passing = (page: number) => ({ name: `account ${page * 97}.5`, platform: 'sandbox', priority: 1 }) as const;
    const added: string[] = [];
    for (const sort of ['name', '-name', 'priority', '-createdAt', 'state', 'platform']) {
      const rows = await walk(`/admin/accounts?limit=200&sort=${sort}`, async (page) => {
        const account = { ...passing(page), schedulable: true, personal: false };
        added.push((await gateway.accounts.create(account, { kind: 'api-key', apiKey: 'k' })).id);
        if (page % 2 === 1) await gateway.accounts.delete(added.shift() ?? '');
      });
      const stayed = rows.filter(({ id }) => id.startsWith('acc_0000'));
      expect(stayed).toHaveLength(largeTeam.accounts);
      expect(new Set(stayed.map(({ id }) => id)).size).toBe(largeTeam.accounts);
      const numbers = numbersIn(stayed);
      if (sort === 'name') expect(numbers).toEqual(numbers.toSorted(rising));
      if (sort === '-name') expect(numbers).toEqual(numbers.toSorted(rising).reverse());
    }
    for (const id of added) await gateway.accounts.delete(id);
  });

  it('are found by what people know of them, and counted', async () => {
    const counts: Record<string, number> = {};
    for (const query of [
      ...['accounts?search=ACCOUNT+99', 'accounts?groupId=grp_00000000000000000003', 'accounts?search=group+3'],
      ...['accounts?schedulable=false', 'accounts?state=unreadable', 'accounts?search=acc_00000000000000000007'],
      ...[
        'api-keys?search=person17',
        'api-keys?search=tag+49',
        'api-keys?ownerActive=false',
        'users?search=lövelace+7',
      ],
      ...['users?search=TEAM+29', 'account-groups?search=group+39', 'tags?search=team', 'tags?ofKeys=true'],
    ]) {
      counts[query] = Number((await get(`/admin/${query}&limit=1`)).json.total);
    }
    expect(counts).toEqual({
      'accounts?search=ACCOUNT+99': 11,
      'accounts?groupId=grp_00000000000000000003': 50,
      'accounts?search=group+3': 325,
      'accounts?schedulable=false': 143,
      'accounts?state=unreadable': 1_000,
      'accounts?search=acc_00000000000000000007': 1,
      'api-keys?search=person17': 344,
      'api-keys?search=tag+49': 200,
      'api-keys?ownerActive=false': 1_114,
      'users?search=lövelace+7': 330,
      'users?search=TEAM+29': 100,
      'account-groups?search=group+39': 1,
      'tags?search=team': 30,
      'tags?ofKeys=true': 50,
    });
  });

  it('say of a key whose it is, what group it has, and when it was last used', async () => {
    const [latest] = rowsOf(await get('/admin/api-keys?sort=-lastUsedAt&limit=1'));
    expect(latest).toMatchObject({
      ...{ id: 'key_00000000000000009999', ownerUsername: 'person999', ownerActive: false, groupName: null },
      ...{ lastUsedAt: new Date(Date.UTC(2026, 5, 1) + 9_999).toISOString(), spentTodayUsd: '0', accountName: null },
    });
    const [never] = (await walk('/admin/api-keys?sort=lastUsedAt&limit=200&search=laptop')).slice(-1);
    expect(never?.lastUsedAt).toBeNull();
  });

  it('say when somebody signed in last', async () => {
    const [first] = rowsOf(await get('/admin/users?sort=-lastSignInAt&limit=1'));
    expect(first).toMatchObject({ username: 'owner', lastSignInAt: expect.stringMatching(/^20.*Z$/) as string });
  });

  it('answer fast with as much as a large team has', async () => {
    const figures: string[] = [];
    for (const path of ['accounts', 'api-keys', 'users', 'account-groups', 'tags', 'forecasts', 'key-policies']) {
      const sorts = sortsOf(lists().find(([other]) => other === `/admin/${path}`)?.[1] ?? []);
      const took: number[] = [];
      for (const query of [
        ...sorts.map((sort) => `sort=${sort}`),
        'search=o&sort=-createdAt',
        'search=nobody+has+it',
      ]) {
        const begun = performance.now();
        await get(`/admin/${path}?limit=100&${query}`);
        took.push(performance.now() - begun);
      }
      took.sort((first, second) => first - second);
      const middle = took[took.length >> 1] ?? 0;
      figures.push(`${path} ${middle.toFixed(0)} to ${(took.at(-1) ?? 0).toFixed(0)} ms`);
    }
    console.log(`${JSON.stringify(largeTeam)}, pages of 100, median to slowest: ${figures.join(', ')}`);
  });
});
