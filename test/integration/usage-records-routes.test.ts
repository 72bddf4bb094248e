import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditChain } from '@app/audit';
import { redisKeys } from '@app/redis';
import type { UsageRecord } from '@app/usage';
import { chainedEntries } from '../support/audit-log';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs, tokenFor } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { A_NOON, DAY_MS, numberedRecord, writeEntries } from '../support/usage/written-records';

const COUNT = 3_000;

let server: RedisServer;
let gateway: ControlPlane;
let asOperator: (request: Call) => Promise<Answer>;
let asMember: (request: Call) => Promise<Answer>;
let memberId: string;
let origin: string;
let headers: Record<string, string>;
beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  for (const role of ['operator', 'member'] as const) await createUser(gateway.users, role, role);
  memberId = gateway.users.findByUsername('member')!.id;
  asOperator = await signedInAs(gateway.application, 'operator');
  asMember = await signedInAs(gateway.application, 'member');
  await gateway.application.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${(gateway.application.getHttpServer().address() as AddressInfo).port}`;
  headers = { authorization: `Bearer ${await tokenFor(gateway.application, 'operator')}` };
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});
beforeEach(async () => {
  const streams = Array.from({ length: 64 }, (_, partition) => redisKeys.usageStream(partition));
  await Promise.all(streams.map((stream) => gateway.redis.del(stream)));
});

const write = (records: readonly UsageRecord[]) =>
  writeEntries(
    gateway.redis,
    records.map((record) => ({ record, at: record.startedAt + 1_000 })),
  );
const records = (count: number): UsageRecord[] =>
  Array.from({ length: count }, (_, number) => numberedRecord(number, A_NOON + number * 10_000));
const fetchExport = (query: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${origin}/admin/usage/export?${query}`, { headers, ...(signal ? { signal } : {}) });
const idsIn = (ndjson: string): string[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { requestId: string }).requestId);

describe('GET /admin/usage/records', () => {
  it('finds whatever callers can name a model', async () => {
    const models = ['a|b', 'x\0y', 'line\nbreak', '*', '🙂'.repeat(20), 'm'.repeat(200), 'm'.repeat(1_000)];
    await write(models.map((model, number) => ({ ...numberedRecord(number + 1, A_NOON + number), model })));
    for (const model of models) {
      const { json } = await asOperator({
        method: 'GET',
        url: `/admin/usage/records?model=${encodeURIComponent(model)}`,
      });
      expect((json.items as { model: string }[]).map((item) => item.model)).toEqual([model]);
    }
  });

  it('finds by every field, and says what is not to be understood', async () => {
    await write(records(60));
    const one = numberedRecord(29, A_NOON + 290_000);
    const query = [
      `requestId=${one.requestId}&keyId=${one.keyId}&userId=${one.userId}&accountId=${one.accountId}&model=${one.model}`,
      `&platform=sandbox&outcome=completed&source=exact&status=200&serviceClass=batch&unpriced=false&minDurationMs=29`,
      `&from=${new Date(one.startedAt).toISOString()}&to=${new Date(one.startedAt + 1).toISOString()}`,
    ].join('');
    const { json } = await asOperator({ method: 'GET', url: `/admin/usage/records?${query}` });
    expect(json).toMatchObject({ items: [{ requestId: one.requestId }], nextCursor: null });
    for (const wrong of [
      'status=x',
      'status=-1',
      'unpriced=1',
      'outcome=odd',
      'platform=x',
      'minDurationMs=1.5',
      'from=now',
      'other=1',
      'cursor=1',
    ]) {
      const { status } = await asOperator({ method: 'GET', url: `/admin/usage/records?${wrong}` });
      expect([wrong, status]).toEqual([wrong, 400]);
    }
  });
});

describe('GET /me/usage/records', () => {
  it('shows nobody but oneself, and nothing of accounts', async () => {
    const own = { ...numberedRecord(1, A_NOON), userId: memberId, upstreamRequestId: 'up_1', groupId: 'grp_1' };
    await write([own, ...records(20)]);
    const { json, text } = await asMember({ method: 'GET', url: '/me/usage/records?model=sandbox-1' });
    expect(json.items).toMatchObject([{ requestId: own.requestId, costUsd: '0.000001' }]);
    for (const hidden of ['acc_', 'grp_', 'up_1', 'accountId', 'userId', 'platform'])
      expect(text).not.toContain(hidden);
    for (const foreign of [`userId=usr_1`, 'accountId=acc_1', 'groupId=grp_1'])
      expect((await asMember({ method: 'GET', url: `/me/usage/records?${foreign}` })).status).toBe(400);
  });
});

describe('GET /admin/usage/export', () => {
  it('gives all that fit, oldest first and once each, as NDJSON, and is put down', async () => {
    const all = records(COUNT);
    await write(all);
    const response = await fetchExport('format=ndjson');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="usage.ndjson"');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('cache-control')).toContain('no-transform');
    const text = await response.text();
    expect(idsIn(text)).toEqual(all.map(({ requestId }) => requestId));
    const [line = ''] = text.split('\n');
    expect({ ...(JSON.parse(line) as object), costNanoDollars: null }).toEqual({
      ...all[0]!,
      ...{ startedAt: new Date(A_NOON).toISOString(), costUsd: null, entryId: `${A_NOON + 1_000}-0` },
    });
    const few = await (await fetchExport('keyId=key_3&unpriced=false')).text();
    const expected = all.filter(({ keyId, costNanoDollars }) => keyId === 'key_3' && costNanoDollars !== null);
    expect(idsIn(few)).toEqual(expected.map(({ requestId }) => requestId));
    await gateway.application.get(AuditChain).drain();
    const noted = (await chainedEntries(gateway.redis)).filter(({ action }) => action === 'usage.exported');
    expect(noted).toMatchObject([
      { detail: { format: 'ndjson', includeArchive: false, filter: {} } },
      { detail: { filter: { keyId: 'key_3', unpriced: false } } },
    ]);
  });

  it('gives CSV that spreadsheets read and do not calculate, whatever callers call a model', async () => {
    const models = ['=HYPERLINK("http://x")', '+1', '-1', '@x', '\tx', '\rx', 'a,"b"\r\nc', 'plain', 'ünïcode 🙂'];
    await write(models.map((model, number) => ({ ...numberedRecord(number + 1, A_NOON + number), model })));
    const response = await fetchExport('format=csv');
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
    const rows = parse<Record<string, string>>(await response.text(), { columns: true });
    expect(rows.map(({ model }) => model)).toEqual(
      models.map((model) => (/^[=+\-@\t\r]/.test(model) ? `'${model}` : model)),
    );
    expect(rows[0]).toMatchObject({
      status: '200',
      inputTokens: '1',
      outputTokens: '7',
      costUsd: '0.000001',
      isStreaming: 'false',
    });
  });

  it('is empty, with a header where there is one, where nothing fits', async () => {
    expect(await (await fetchExport('format=ndjson')).text()).toBe('');
    expect((await (await fetchExport('format=csv')).text()).split('\r\n')).toHaveLength(2);
  });

  it('leaves out what is written after it began, so that it ends', async () => {
    const all = records(COUNT);
    await write(all);
    const response = await fetchExport('format=ndjson');
    await write(Array.from({ length: 50 }, (_, number) => numberedRecord(COUNT + number, A_NOON + DAY_MS + number)));
    expect(idsIn(await response.text())).toEqual(all.map(({ requestId }) => requestId));
  });

  it('is not read any faster than it is taken, and no more once the client has left', async () => {
    await write(records(20_000));
    const atFirst = await readings();
    const leaving = new AbortController();
    const response = await fetchExport('format=ndjson', leaving.signal);
    const reader = response.body!.getReader();
    await reader.read();
    let before = -1;
    let now = await readings();
    while (before !== now) {
      before = now;
      await delay(100);
      now = await readings();
    }
    // In portions of 24, all of it takes 833.
    leaving.abort();
    expect(now - atFirst).toBeLessThan(600);
    await delay(100);
    expect(await readings()).toBeLessThanOrEqual(now + 16);
  });

  it('is broken off where Redis goes away in the middle, and never ends like a whole file', async () => {
    await write(records(20_000));
    const response = await fetchExport('format=ndjson');
    const reader = response.body!.getReader();
    await reader.read();
    await server.kill();
    const rest = async (): Promise<void> => {
      for (;;) if ((await reader.read()).done) return;
    };
    await expect(rest()).rejects.toThrow();
    await server.restart();
    await expect.poll(() => gateway.redis.status, { timeout: 5_000 }).toBe('ready');
  });

  it('is refused while Redis is away', async () => {
    await server.kill();
    const answer = await fetchExport('format=ndjson');
    expect(answer.status).toBe(503);
    await server.restart();
    await expect.poll(() => gateway.redis.status, { timeout: 5_000 }).toBe('ready');
  });
});

async function readings(): Promise<number> {
  const statistics = await gateway.redis.info('commandstats');
  return Number(/cmdstat_hmget:calls=(\d+)/.exec(statistics)?.[1] ?? 0);
}
