import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditTrail } from '@app/audit';
import { redisKeys } from '@app/redis';
import { chainedEntries, event } from '../support/audit-log';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs, tokenFor } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let trail: AuditTrail;
let asOwner: (request: Call) => Promise<Answer>;
let asMember: (request: Call) => Promise<Answer>;
beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  trail = gateway.application.get(AuditTrail);
  for (const role of ['owner', 'member'] as const) await createUser(gateway.users, role, role);
  asOwner = await signedInAs(gateway.application, 'owner');
  asMember = await signedInAs(gateway.application, 'member');
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

interface Entry {
  readonly seq: number;
  readonly action: string;
  readonly at: string;
  readonly actor: object;
  readonly detail: { readonly number?: number } | null;
  readonly [member: string]: unknown;
}
const entriesOf = ({ json }: Answer): Entry[] => json.items as Entry[];
const list = (query = ''): Promise<Answer> => asOwner({ method: 'GET', url: `/admin/audit${query}` });

/** All entries that fit a query, page by page. */
async function listAll(query: string): Promise<Entry[]> {
  const found: Entry[] = [];
  let cursor = '';
  do {
    const answer = await list(`?${query}${cursor}`);
    found.push(...entriesOf(answer));
    const next = answer.json.nextCursor as string | null;
    cursor = next === null ? '' : `&cursor=${next}`;
  } while (cursor !== '');
  return found;
}

describe('what an administrator does', () => {
  it('stands in the log at once, with name, role, address, client and request', async () => {
    const { json } = await asOwner({
      ...{ method: 'POST', url: '/admin/account-groups', body: { name: 'night shift' } },
      headers: { 'user-agent': 'audit-test/1.0' },
    });
    const [entry] = entriesOf(await list('?subjectType=account-groups'));
    expect(entry).toMatchObject({
      action: 'account-groups.created',
      subject: { type: 'account-groups', id: json.id },
      outcome: 'done',
      actor: { kind: 'user', username: 'owner', role: 'owner', id: gateway.users.findByUsername('owner')?.id },
      origin: {
        address: '127.0.0.1',
        userAgent: 'audit-test/1.0',
        requestId: expect.stringMatching(/^req_/) as string,
      },
      before: null,
      after: { name: 'night shift' },
    });
  });

  it('is told apart from what others do in the same moment', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? asOwner : asMember)({ method: 'POST', url: '/me/api-keys', body: { name: `key ${index}` } }),
      ),
    );
    const created = await listAll('action=api-keys.created');
    const made = created.filter(({ after }) => (after as { name: string }).name.startsWith('key '));
    for (const { actor, after } of made) {
      const { name, userId } = after as { name: string; userId: string };
      const expected = Number(name.slice(4)) % 2 === 0 ? 'owner' : 'member';
      expect(actor).toMatchObject({ kind: 'user', username: expected, id: userId });
    }
    expect(made.length).toBeGreaterThan(10);
  });

  it('is refused where the role does not allow it, and that stands in the log once a minute with a count', async () => {
    const ask = () => asMember({ method: 'GET', url: '/admin/users' });
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await ask()).status).toBe(403);
    gateway.clock.moveBy(60_000);
    await ask();
    const refused = entriesOf(await list('?action=access.refused'));
    expect(refused.map(({ detail }) => (detail as unknown as { count: number }).count)).toEqual([5, 1]);
    expect(refused[0]).toMatchObject({ outcome: 'refused', actor: { username: 'member', role: 'member' } });
  });
});

describe('GET /admin/audit', () => {
  it('goes through everything once, newest first, whatever the limit', async () => {
    await list();
    const seqs = (await listAll('limit=7&to=2100-01-01T00:00:00Z')).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((first, second) => second - first));
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(seqs.at(-1)).toBe(1);
    expect(seqs).toHaveLength((await chainedEntries(gateway.redis)).length);
  });

  it('goes through everything from the first entry on, to what is put down meanwhile', async () => {
    const before = (await listAll('limit=200')).map(({ seq }) => seq);
    const first = entriesOf(await list('?sort=seq&limit=3')).map(({ seq }) => seq);
    expect(first).toEqual([1, 2, 3]);
    await asOwner({ method: 'POST', url: '/me/api-keys', body: { name: 'one more' } });
    const seqs = (await listAll('sort=seq&limit=7')).map(({ seq }) => seq);
    expect(seqs.slice(0, before.length)).toEqual(before.toReversed());
    expect(seqs.length).toBeGreaterThan(before.length);
    const until = entriesOf(await list('?sort=seq&limit=200&to=2000-01-01T00:00:00Z'));
    expect(until).toEqual([]);
  });

  it('finds texts in who, what and the values that changed, and nothing else', async () => {
    const found = await listAll('search=NIGHT+shift');
    expect(found.map(({ action }) => action)).toEqual(['account-groups.created']);
    expect((await listAll('search=account-groups.cre')).length).toBe(1);
    expect(await listAll('search=nobody+has+this')).toEqual([]);
    const all = await listAll('limit=200');
    expect((await listAll('search=&limit=200')).map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq));
  });

  it('shows one entry by its number, and none by a number that nothing has', async () => {
    const [newest] = entriesOf(await list('?limit=1'));
    const [first] = entriesOf(await list('?sort=seq&limit=1'));
    for (const entry of [newest, first])
      expect((await asOwner({ method: 'GET', url: `/admin/audit/${entry?.seq}` })).json).toEqual(entry);
    for (const other of ['999999999', '0', '-1', '1.5', 'x', '1e3'])
      expect((await asOwner({ method: 'GET', url: `/admin/audit/${other}` })).status).toBe(404);
    expect((await asMember({ method: 'GET', url: '/admin/audit/1' })).status).toBe(403);
  });

  it('takes no cursor of the other direction', async () => {
    const { json } = await list('?sort=seq&limit=1');
    expect((await list(`?cursor=${String(json.nextCursor)}`)).status).toBe(400);
    expect((await list(`?sort=seq&cursor=${String((await list('?limit=1')).json.nextCursor)}`)).status).toBe(400);
  });

  it('finds by actor, action, subject, outcome and time', async () => {
    const owner = String(gateway.users.findByUsername('owner')?.id);
    await trail.note(event(77, { action: 'needle.found', subject: { type: 'hay', id: 'stack' }, outcome: 'failed' }));
    const needle = { action: 'needle.found', actor: { kind: 'system', task: 'relay' }, detail: { number: 77 } };
    for (const query of ['action=needle.', 'subjectType=hay', 'subjectId=stack', 'outcome=failed']) {
      expect(await listAll(query)).toMatchObject([needle]);
    }
    expect(await listAll('actorId=relay&action=needle')).toMatchObject([needle]);
    const ofOwner = await listAll(`actorId=${owner}`);
    expect(ofOwner.length).toBeGreaterThan(0);
    expect(ofOwner.every(({ actor }) => (actor as { id?: string }).id === owner)).toBe(true);
    const [{ at } = { at: '' }] = await listAll('action=needle');
    expect(await listAll(`action=needle&from=${at}`)).toHaveLength(1);
    expect(await listAll(`action=needle&to=${at}`)).toHaveLength(0);
  });

  it.each(['cursor=x', 'cursor=0', 'cursor=-1', 'limit=0', 'outcome=maybe', 'from=yesterday', 'nothing=1'])(
    'refuses %s',
    async (query) => {
      expect((await list(`?${query}`)).status).toBe(400);
    },
  );
});

describe('GET /admin/audit/export', () => {
  const exported = async (query = '') => {
    const headers = { authorization: `Bearer ${await tokenFor(gateway.application, 'owner')}` };
    return gateway.application.inject({ method: 'GET', url: `/admin/audit/export${query}`, headers });
  };

  it('gives every entry on a line of its own, oldest first, and stands in the log itself', async () => {
    const { statusCode, headers, body } = await exported();
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    const lines = body.trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as Entry);
    expect(entries.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
    expect(entries.at(-1)).toMatchObject({ action: 'audit.exported', detail: { format: 'ndjson' } });
  });

  it('gives CSV that no spreadsheet calculates', async () => {
    await trail.note(event(1, { action: 'csv.test', subject: { type: '=1+1', id: 'a "quoted", id' } }));
    const { headers, body } = await exported('?format=csv&action=csv.');
    expect(headers['content-type']).toMatch(/^text\/csv/);
    expect(headers['content-disposition']).toBe('attachment; filename="audit.csv"');
    const [head, row] = body.split('\r\n');
    expect(head).toMatch(/^seq,at,actorKind,/);
    expect(row).toContain(`,csv.test,'=1+1,"a ""quoted"", id",done,`);
    expect(row).toContain('"{""number"":1}"');
  });
});

describe('POST /admin/audit/verify', () => {
  const verify = (): Promise<Answer> => asOwner({ method: 'POST', url: '/admin/audit/verify' });

  it('says that all is well, with the hash of the end, and stands in the log itself', async () => {
    const before = await chainedEntries(gateway.redis);
    const { status, json } = await verify();
    expect([status, json.verified]).toEqual([200, true]);
    expect(json.entries).toBeGreaterThanOrEqual(before.length);
    expect(json.headHash).toMatch(/^[0-9a-f]{64}$/);
    expect(entriesOf(await list('?action=audit.verified'))).toMatchObject([{ outcome: 'done' }]);
  });

  it('names the first entry that was tampered with, also when the log takes nothing more', async () => {
    const { entries, head } = redisKeys.audit();
    await gateway.redis.xdel(entries, '3-0');
    expect((await verify()).json).toMatchObject({ verified: false, firstBad: { seq: 3, reason: 'entry-missing' } });
    await gateway.redis.del(head);
    const { status, json } = await verify();
    expect([status, json.firstBad]).toEqual([200, { seq: 1, reason: 'head-missing' }]);
    expect((await list()).status).toBe(200);
  });
});
