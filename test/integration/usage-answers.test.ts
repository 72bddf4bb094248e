import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partitionOf, redisKeys } from '@app/redis';
import type { UsageRecord } from '@app/usage';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { MovableClock } from '../support/control-plane/movable-clock';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { openRollups } from '../support/rollups';
import { usageRecord } from '../support/usage-records';

interface Row {
  readonly id: string;
  readonly name?: string;
  readonly requests: number;
  readonly costUsd: string;
  readonly previous?: Row;
}

let server: RedisServer;
let gateway: ControlPlane;
let asOperator: (request: Call) => Promise<Answer>;
let asMember: (request: Call) => Promise<Answer>;
let [memberId, operatorId, keyId] = ['', '', ''];
let today = '';

const at = (day: number, hour: number): number => Date.parse(today) - day * 86_400_000 + hour * 3_600_000;
const dayOf = (day: number): string => new Date(at(day, 0)).toISOString().slice(0, 10);

async function record(differences: Partial<UsageRecord>): Promise<void> {
  const text = JSON.stringify(usageRecord(differences));
  const partition = partitionOf(differences.userId ?? 'usr_1');
  await gateway.redis.xadd(redisKeys.usageStream(partition), '*', 'record', text);
}

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url, clock: new MovableClock() });
  today = new Date(gateway.clock.now()).toISOString().slice(0, 10);
  memberId = await createUser(gateway.users, 'member', 'member');
  operatorId = await createUser(gateway.users, 'operator', 'operator');
  asOperator = await signedInAs(gateway.application, 'operator');
  asMember = await signedInAs(gateway.application, 'member');
  keyId = (await gateway.apiKeys.issue({ name: 'Laptop', userId: memberId })).apiKey.id;
  const ofMember = { userId: memberId, keyId, model: 'a', groupId: 'grp_gone', client: 'codex' as const };
  await record({ ...ofMember, startedAt: at(0, 1), costNanoDollars: '3000000000', outcome: 'caller-left' });
  await record({ ...ofMember, startedAt: at(1, 2), costNanoDollars: '1', durationMs: 10, firstByteMs: null });
  await record({ ...ofMember, startedAt: at(8, 3), costNanoDollars: '5', model: 'b' });
  await record({ userId: operatorId, keyId: 'key_gone', startedAt: at(0, 4), model: 'b', costNanoDollars: null });
  await openRollups(gateway.redis).writer.run();
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const ask = (query: string, by = asOperator): Promise<Answer> => by({ method: 'GET', url: `/admin/usage?${query}` });
const rowsOf = ({ status, json }: Answer): Row[] => {
  expect(status).toBe(200);
  return json.items as Row[];
};

describe('GET /admin/usage', () => {
  it('shows thirty days day by day where nothing is asked for', async () => {
    const answer = await ask('');
    expect(rowsOf(answer).map(({ id, requests }) => [id, requests])).toEqual([
      ...[dayOf(8), dayOf(1)].map((day) => [day, 1]),
      [today, 2],
    ]);
    expect(answer.json).toMatchObject({
      ...{ from: dayOf(29), to: today, timezone: 'UTC', nextCursor: null },
      total: { requests: 4, costUsd: '3.000000006', unpricedRequests: 1, unfinished: { callerLeft: 1 } },
    });
  });

  it.each(['hour', 'day', 'week', 'month', 'total', 'key', 'user', 'account', 'group', 'model', 'platform', 'client'])(
    'adds up to the same by %s',
    async (by) => {
      const answer = await ask(`by=${by}&from=${dayOf(20)}`);
      expect(rowsOf(answer).reduce((sum, { requests }) => sum + requests, 0)).toBe(4);
      expect(answer.json.total).toMatchObject({ requests: 4, costUsd: '3.000000006' });
    },
  );

  it('names what has a name, and what is gone by its id only', async () => {
    const nameOf = async (by: string): Promise<unknown> => {
      const rows = rowsOf(await ask(`by=${by}`));
      return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
    };
    expect(await nameOf('key')).toEqual({ [keyId]: 'Laptop', key_gone: undefined });
    expect(await nameOf('user')).toEqual({ [memberId]: 'member', [operatorId]: 'operator' });
    expect(await nameOf('group')).toEqual({ grp_gone: undefined, none: undefined });
  });

  it('shows averages of what has a duration and a first byte', async () => {
    const rows = rowsOf(await ask(`by=key&from=${dayOf(1)}&to=${dayOf(1)}`));
    expect(rows).toMatchObject([{ averageDurationMs: 10, averageFirstByteMs: null }]);
  });

  it.each([
    ['keyId', 'model', ['a', 'b']],
    ['userId', 'client', ['codex']],
    ['model', 'user', 'member and operator'],
    ['client', 'model', ['a', 'b']],
    ['groupId', 'day', 3],
  ] as const)('answers %s by %s', async (filter, by, expected) => {
    const value = { keyId, userId: memberId, model: 'b', client: 'codex', groupId: 'grp_gone' }[filter];
    const ids = rowsOf(await ask(`${filter}=${value}&by=${by}`)).map(({ id }) => id);
    if (typeof expected === 'number') expect(ids).toHaveLength(expected);
    else if (typeof expected === 'string') expect(ids.sort()).toEqual([memberId, operatorId].sort());
    else expect(ids).toEqual(expected);
  });

  it.each([
    ['platform=claude&by=user', 'by', /of one platform must be total, hour, day, week, month$/],
    ['accountId=acc_1&by=client', 'by', /user, key, model$/],
    ['keyId=key_1&userId=usr_1', 'userId', /together with another/],
    [`by=hour&from=2026-01-01&to=2026-02-01`, 'from', /31 days/],
    ['from=2026-02-30&to=2026-03-01', 'from', /a day that there is/],
    ['from=2026-02-10&to=2026-02-01', 'to', /before from/],
    ['platform=nobody', 'platform', /one of/],
    ['sort=name', 'sort', /one of/],
    ['limit=1001', 'limit', /1000/],
    ['limit=2&cursor=abc', 'cursor', /page before/],
    ['compare=next', 'compare', /one of/],
    ['keyId=a&keyId=b', 'keyId', /string/],
  ])('refuses %s with words for the field %s', async (query, field, words) => {
    const { status, json } = await ask(query);
    expect(status).toBe(400);
    expect(json.errors).toMatchObject([{ field, message: expect.stringMatching(words) as string }]);
  });

  it('compares with as many days before, row by row', async () => {
    const answer = await ask(`by=key&from=${dayOf(6)}&compare=previous`);
    expect(rowsOf(answer).find(({ id }) => id === keyId)).toMatchObject({
      ...{ requests: 2, costUsd: '3.000000001' },
      previous: { requests: 1, costUsd: '0.000000005' },
    });
    expect(answer.json.previous).toMatchObject({ from: dayOf(13), to: dayOf(7), total: { requests: 1 } });
  });

  it('compares days by their place in the period, also where now there is nothing', async () => {
    const rows = rowsOf(await ask(`by=day&from=${dayOf(6)}&compare=previous`));
    expect(rows.map(({ id, requests, previous }) => [id, requests, previous?.requests])).toEqual([
      [dayOf(1), 1, 1],
      [today, 2, 0],
    ]);
    const before = rowsOf(await ask(`by=total&from=${dayOf(6)}&to=${dayOf(3)}&compare=previous`));
    expect(before).toMatchObject([{ id: '', requests: 0, previous: { requests: 1 } }]);
  });

  it.each(['id', 'cost', 'requests', 'tokens'])('goes through all rows once in pages, sorted by %s', async (sort) => {
    const whole = rowsOf(await ask(`by=day&sort=${sort}`)).map(({ id }) => id);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await ask(`by=day&sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...rowsOf(page).map(({ id }) => id));
      expect(page.json.total).toMatchObject({ requests: 4 });
      cursor = page.json.nextCursor as string | null;
    }
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(3);
    if (sort === 'cost') expect(seen).toEqual([today, dayOf(8), dayOf(1)]);
  });
});

describe('GET /me/usage', () => {
  const own = (query: string): Promise<Answer> => asMember({ method: 'GET', url: `/me/usage?${query}` });

  it.each(['total', 'hour', 'day', 'week', 'month', 'key', 'model', 'client'])(
    'shows only what I used, by %s',
    async (by) => {
      const answer = await own(`by=${by}&from=${dayOf(20)}`);
      expect(rowsOf(answer).reduce((sum, { requests }) => sum + requests, 0)).toBe(3);
      expect(answer.json.total).toMatchObject({ requests: 3, unpricedRequests: 0 });
    },
  );

  it('names my keys', async () => {
    expect(rowsOf(await own('by=key'))).toMatchObject([{ id: keyId, name: 'Laptop', requests: 3 }]);
  });

  it.each(['total', 'day', 'model'])('shows what one key of mine used, by %s', async (by) => {
    const answer = await own(`by=${by}&keyId=${keyId}&from=${dayOf(20)}`);
    expect(answer.json.total).toMatchObject({ requests: 3 });
    expect((await own(`by=${by}&keyId=key_2`)).status).toBe(400);
  });

  it.each(['by=account', 'by=user', 'by=group', 'userId=usr_2', 'keyId=key_2'])('refuses %s', async (query) => {
    expect((await own(query)).status).toBe(400);
  });
});
