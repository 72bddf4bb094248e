import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { partitionOf, redisKeys } from '@app/redis';
import type { UsageRecord } from '@app/usage';
import { bookRecords } from '../support/repricing/booked-usage';
import { anthropicUsageExport, openaiUsageExport } from '../support/repricing/provider-exports';
import {
  type ReconciliationHouse,
  type Upload,
  startReconciliationHouse,
} from '../support/repricing/reconciliation-house';
import { recordOf } from '../support/repricing/repricing-work';

const DAY_MS = 86_400_000;
const noon = Date.parse('2026-11-10T12:00:00Z');

let house: ReconciliationHouse;
beforeAll(async () => {
  house = await startReconciliationHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.forgetUsage());

const send: ReconciliationHouse['send'] = (...parameters) => house.send(...parameters);

interface Report {
  readonly verdict: string;
  readonly items: { day: string; model: string; verdict: string; difference: Record<string, number | string> }[];
  readonly [name: string]: unknown;
}
const reportOn = async (query: string, body: Upload): Promise<Report> => {
  const response = await send(query, body);
  const text = await response.text();
  expect([response.status, text]).toEqual([200, text]);
  return JSON.parse(text) as Report;
};

/** Requests of three models over some days, with a name of the account's own here and there. */
function someUsage(count: number, differences: Partial<UsageRecord> = {}): UsageRecord[] {
  const models = ['claude-opus-5', 'claude-haiku-4-5-20251001', 'gpt-5-mini-2025-08-07'];
  return Array.from({ length: count }, (_, index) =>
    recordOf(index, {
      ...{ startedAt: noon + index * 3_600_000, model: models[index % 3]!, platform: 'claude' },
      tokens: { ...noTokens, input: 100 + index, cacheRead: 10 * index, cacheWrite1h: index % 7, output: 1 + index },
      ...(index % 5 === 0 ? { model: 'fast', calledAs: models[0]! } : {}),
      ...differences,
    }),
  );
}

describe('POST /admin/usage/reconciliations', () => {
  it.each([
    ['anthropic', 'claude', anthropicUsageExport],
    ['openai', 'openai', openaiUsageExport],
  ] as const)(
    'finds no difference to an export of %s that is made of the same usage',
    async (provider, platform, make) => {
      const records = someUsage(100, { platform });
      await bookRecords(house.gateway.redis, records, Date.now());
      const report = await reportOn(`provider=${provider}&tolerancePercent=0`, make(records));
      expect(report).toMatchObject({ verdict: 'matches', form: `${provider}-usage`, records: 100, recordsFrom: null });
      expect(report).toMatchObject({ from: '2026-11-10', to: '2026-11-14', timezone: 'UTC', tolerancePercent: '0' });
      expect(report.items).toHaveLength(15);
      for (const { difference } of report.items) expect(Object.values(difference).every((one) => one === 0)).toBe(true);
    },
  );

  it('holds all input against a file that does not tell what was read from a cache', async () => {
    const tokens = { ...noTokens, input: 7, cacheRead: 30, cacheWrite5m: 5, output: 2 };
    const own = recordOf(0, { startedAt: noon, platform: 'openai', model: 'gpt-5', tokens });
    await bookRecords(house.gateway.redis, [own], Date.now());
    const csv =
      'usage_date,snapshot_id,n_requests,n_context_tokens_total,n_generated_tokens_total\n2026-11-10,gpt-5,1,42,2\n';
    expect(await reportOn('provider=openai&tolerancePercent=0', csv)).toMatchObject({ verdict: 'matches' });
  });

  it('finds the one row that was tampered with, and what only one side has', async () => {
    const records = someUsage(60);
    await bookRecords(house.gateway.redis, records, Date.now());
    const lines = anthropicUsageExport(records).split('\n');
    const tampered = lines.map((line) =>
      line.startsWith('2026-11-11,claude-haiku')
        ? line.replace(/(,≤ 200k,)(\d+)/, (_, before: string, n: string) => `${before}${Number(n) + 500}`)
        : line,
    );
    const withoutOne = tampered.filter((line) => !line.startsWith('2026-11-12,gpt'));
    const report = await reportOn(
      'provider=anthropic',
      [...withoutOne, lines[1]!.replace(/claude-[\w-]+/, 'claude-unheard-of')].join('\n'),
    );
    expect(report.verdict).toBe('differs');
    const odd = report.items.filter(({ verdict }) => verdict !== 'matches');
    expect(odd).toMatchObject([
      { day: '2026-11-10', model: 'claude-unheard-of', verdict: 'only-theirs' },
      { day: '2026-11-11', model: 'claude-haiku-4-5', verdict: 'differs', difference: { input: -500, output: 0 } },
      { day: '2026-11-12', model: 'gpt-5-mini', verdict: 'only-ours' },
    ]);
  });

  it('looks at the accounts that are named, and at no others', async () => {
    const account = { name: 'a', platform: 'claude', credentials: { apiKey: 'sk-ant-a-key' } };
    const created = await house.asOwner({ method: 'POST', url: '/admin/accounts', body: account });
    const id = String(created.json.id);
    const own = recordOf(1, {
      startedAt: noon,
      accountId: id,
      platform: 'bedrock',
      model: 'us.anthropic.claude-opus-5-v1:0',
    });
    const other = recordOf(2, { startedAt: noon, platform: 'claude', model: 'claude-opus-5' });
    await bookRecords(house.gateway.redis, [own, other], Date.now());
    const csv = anthropicUsageExport([{ ...own, model: 'claude-opus-5' }]);
    expect(await reportOn(`provider=anthropic&accountIds=${id}`, csv)).toMatchObject({
      verdict: 'matches',
      records: 1,
    });
    const refused = await send(`provider=anthropic&accountIds=${id},acc_unknown`, csv);
    const { errors } = (await refused.json()) as { errors: { field: string }[] };
    expect([refused.status, errors[0]?.field]).toEqual([400, 'accountIds']);
  });

  it('counts days in the time zone of the export, also on the day with an hour more', async () => {
    const records = [
      '2026-10-24T21:59:59Z',
      '2026-10-24T22:00:00Z',
      '2026-10-25T22:59:59Z',
      '2026-10-25T23:00:00Z',
    ].map((moment, index) =>
      recordOf(index, { startedAt: Date.parse(moment), platform: 'claude', model: 'claude-opus-5' }),
    );
    await bookRecords(house.gateway.redis, records, Date.now());
    const csv = [
      'date,model,uncached_input_tokens,output_tokens',
      ...['2026-10-24,claude-opus-5,0,10', '2026-10-25,claude-opus-5,0,20', '2026-10-26,claude-opus-5,0,10'],
    ].join('\n');
    expect((await reportOn('provider=anthropic&timezone=Europe/Berlin&tolerancePercent=0', csv)).verdict).toBe(
      'matches',
    );
    expect((await reportOn('provider=anthropic&tolerancePercent=0', csv)).verdict).toBe('matches-in-sum');
  });

  it('refuses another time zone for a file whose days are said to be those of UTC', async () => {
    const csv = anthropicUsageExport([recordOf(0, { startedAt: noon, platform: 'claude', model: 'claude-opus-5' })]);
    const refused = await send('provider=anthropic&timezone=Europe/Berlin', csv);
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('those of UTC') as unknown]);
    expect((await send('provider=anthropic&timezone=Etc/UTC', csv)).status).toBe(200);
  });

  it('compares costs as they are since they were counted again, and bears what rounding makes', async () => {
    const cost = (index: number, costNanoDollars: string | null): UsageRecord =>
      recordOf(3 * index, { startedAt: noon + index, platform: 'claude', model: 'claude-haiku-4-5', costNanoDollars });
    await bookRecords(house.gateway.redis, [cost(0, '71500000'), cost(1, null), cost(2, '1')], Date.now());
    const corrected = JSON.stringify({ costNanoDollars: '3000000', priceIds: [] });
    await house.gateway.redis.hset(redisKeys.usageCosts(partitionOf('usr_0')), 'req_6', corrected);
    const csv =
      'usage_date_utc,model,token_type,cost_usd\n2026-11-10,Claude Haiku 4.5,output,0.05\n2026-11-10,Claude Haiku 4.5,input_no_cache,0.02\n';
    const report = await reportOn('provider=anthropic&tolerancePercent=0', csv);
    expect(report).toMatchObject({ verdict: 'matches', unpricedRecords: 1, metrics: ['costUsd'] });
    expect(report.items[0]).toMatchObject({ ours: { costUsd: '0.0745' }, difference: { costUsd: '0.0045' } });
  });

  it('gives the report as CSV where that is asked for', async () => {
    const records = someUsage(3, { model: '=1+1', calledAs: '=1+1', platform: 'openai' });
    await bookRecords(house.gateway.redis, records, Date.now());
    const answer = await send('provider=openai', 'date,model,input_tokens,output_tokens\n2026-11-10,gpt-4o,1,1\n', {
      accept: 'text/csv',
    });
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    const lines = (await answer.text()).split('\r\n');
    expect(lines[0]).toBe(
      'day,model,verdict,inputOurs,inputTheirs,inputDifference,outputOurs,outputTheirs,outputDifference',
    );
    expect(lines[1]).toBe("2026-11-10,'=1+1,only-ours,336,0,336,6,0,6");
    expect(lines[2]).toBe('2026-11-10,gpt-4o,only-theirs,0,1,-1,0,1,-1');
  });

  it('says from when on records are there', async () => {
    const records = [0, 1, 2, 3].map((day) =>
      recordOf(0, { requestId: `req_${day}`, startedAt: noon + day * DAY_MS, platform: 'claude', model: 'm' }),
    );
    await bookRecords(house.gateway.redis, records, Date.now());
    await house.gateway.redis.xtrim(redisKeys.usageStream(partitionOf('usr_0')), 'MAXLEN', 2);
    expect(await reportOn('provider=anthropic', anthropicUsageExport(records))).toMatchObject({
      recordsFrom: '2026-11-12',
      records: 2,
    });
  });
});
