import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import type { AccountFigures } from './gateway/account-figures';
import type { AttemptFigures, RequestFigures, UsageFigures } from './gateway/request-figures';
import { type DirectoryFigures, type LiveFigures, Metrics } from './metrics';

const attempt = (accountId: string, failure = ''): AttemptFigures => ({
  ...{ accountId, platform: 'claude', failure, tookSeconds: 0.2 },
});

const usage = (differences: Partial<UsageFigures> = {}): UsageFigures => ({
  ...{ accountId: 'acc_1', platform: 'claude', model: 'claude-opus-5-5', source: 'exact' },
  ...{ tokens: { ...noTokens, input: 100, output: 40, cacheWrite1h: 7 }, reasoningTokens: 9 },
  ...{ costUsd: 0.25, interTokenSeconds: 0.02, ...differences },
});

const figures = (differences: Partial<RequestFigures> = {}): RequestFigures => ({
  ...{ operation: 'generate', outcome: 'completed', durationSeconds: 1.5, firstByteSeconds: 0.2 },
  ...{ lineWaitSeconds: undefined, accountWaitSeconds: undefined, admissionSeconds: 0.0008, dispatchSeconds: 0.002 },
  ...{ affinity: 'none', attempts: [], usage: undefined, ...differences },
});

const account = (differences: Partial<AccountFigures> = {}): AccountFigures => ({
  ...{ id: 'acc_1', platform: 'claude', standing: 'available', running: 2, isCooling: false },
  ...{ maxConcurrency: undefined, firstByteSeconds: undefined, quotas: [], ...differences },
});

const live = (accounts: () => AccountFigures[]): LiveFigures => ({
  ...{ openRequests: () => 4, waiting: () => ({ line: 1, account: 2 }), accounts, unsettled: () => 3 },
});

async function expectLines(metrics: Metrics, lines: readonly string[]): Promise<void> {
  const text = await metrics.text();
  for (const line of lines) expect(text.split('\n')).toContain(line);
}

describe('Metrics', () => {
  it('counts requests, attempts, affinity, waits and refusals', async () => {
    const metrics = new Metrics();
    metrics.finished(figures({ affinity: 'moved', lineWaitSeconds: 0.5, attempts: [attempt('acc_1', 'overloaded')] }));
    metrics.finished(figures({ firstByteSeconds: undefined, accountWaitSeconds: 3, dispatchSeconds: undefined }));
    metrics.refused('policy_rate_exceeded', 'window-tokens');
    await expectLines(metrics, [
      'trunkline_request_duration_seconds_count{operation="generate",outcome="completed"} 2',
      'trunkline_affinity_total{result="moved"} 1',
      'trunkline_attempts_total{account="acc_1",failure="overloaded"} 1',
      'trunkline_attempt_duration_seconds_count{platform="claude",outcome="failed"} 1',
      'trunkline_refusals_total{code="policy_rate_exceeded"} 1',
      'trunkline_limit_refusals_total{limit="window-tokens"} 1',
      'trunkline_first_byte_seconds_count{operation="generate"} 1',
      'trunkline_queue_wait_seconds_bucket{for="line",le="0.5"} 1',
      'trunkline_queue_wait_seconds_sum{for="account"} 3',
      'trunkline_overhead_seconds_bucket{phase="admission",le="0.001"} 2',
      'trunkline_overhead_seconds_count{phase="dispatch"} 1',
    ]);
  });

  it('counts a failover where a request goes on to another account, and not where the same one is asked again', async () => {
    const metrics = new Metrics();
    const attempts = [
      attempt('acc_1'),
      attempt('acc_1', 'overloaded'),
      attempt('acc_2', 'unreachable'),
      attempt('acc_3'),
    ];
    metrics.finished(figures({ attempts }));
    await expectLines(metrics, [
      'trunkline_failovers_total{platform="claude",reason="overloaded"} 1',
      'trunkline_failovers_total{platform="claude",reason="unreachable"} 1',
    ]);
    expect(await metrics.text()).not.toContain('reason=""');
  });

  it('names so many kinds of failures of accounts, and counts the others together', async () => {
    const metrics = new Metrics();
    let accounts = [account({ id: 'acc_2' })];
    metrics.watch(live(() => accounts));
    const fail = (accountId: string, kinds: number): void => {
      for (let kind = 0; kind < kinds; kind += 1)
        metrics.finished(figures({ attempts: [attempt(accountId, `kind-${kind}`)] }));
    };
    fail('acc_1', 2_000);
    fail('acc_2', 3);
    metrics.finished(figures({ attempts: [attempt('acc_2')] }));
    const line = 'trunkline_attempts_total{account="acc_2",failure';
    await expectLines(metrics, [`${line}="other"} 3`, `${line}=""} 1`]);
    fail('acc_2', 1);
    await expectLines(metrics, [`${line}="kind-0"} 1`]);
    accounts = [];
    expect(await metrics.text()).not.toContain(line);
  });

  it('counts tokens by type, cost, and requests in the books', async () => {
    const metrics = new Metrics();
    metrics.finished(figures({ usage: usage() }));
    metrics.finished(
      figures({ usage: usage({ costUsd: undefined, source: 'partial', interTokenSeconds: undefined }) }),
    );
    const of = (type: string): string =>
      `trunkline_tokens_total{platform="claude",model="claude-opus-5-5",type="${type}"}`;
    await expectLines(metrics, [
      ...[`${of('input')} 200`, `${of('output')} 80`, `${of('cache_write_1h')} 14`, `${of('reasoning')} 18`],
      'trunkline_cost_usd_total{platform="claude",model="claude-opus-5-5"} 0.25',
      'trunkline_account_cost_usd_total{account="acc_1"} 0.25',
      'trunkline_usage_records_total{source="exact",priced="yes"} 1',
      'trunkline_usage_records_total{source="partial",priced="no"} 1',
      'trunkline_inter_token_seconds_count{platform="claude"} 1',
    ]);
    expect(await metrics.text()).not.toContain(of('cache_read'));
  });

  it('gives 200 models series of their own, whoever makes up names, and keeps their sums right', async () => {
    const metrics = new Metrics();
    for (let number = 0; number < 1_000; number += 1)
      metrics.finished(figures({ usage: usage({ model: `model-${number}` }) }));
    metrics.finished(figures({ usage: usage({ model: 'model-7' }) }));
    const text = await metrics.text();
    const models = new Set([...text.matchAll(/model="([^"]*)"/g)].map(([, name]) => name));
    expect(models.size).toBe(201);
    expect(text).toContain('trunkline_tokens_total{platform="claude",model="other",type="input"} 80000\n');
    expect(text).toContain('trunkline_tokens_total{platform="claude",model="model-7",type="input"} 200\n');
  });

  it('counts what was asked over HTTP by template, and folds what callers make up', async () => {
    const metrics = new Metrics();
    metrics.answered({ route: '/admin/accounts/:id', method: 'GET', status: 204, seconds: 0.01 });
    metrics.answered({ route: undefined, method: 'PROPFIND', status: 404, seconds: 0.01 });
    metrics.answered({ route: '/v1/messages', method: 'POST', status: undefined, seconds: 2 });
    await expectLines(metrics, [
      'trunkline_http_requests_total{route="/admin/accounts/:id",method="GET",status="2xx"} 1',
      'trunkline_http_requests_total{route="unknown",method="other",status="4xx"} 1',
      'trunkline_http_requests_total{route="/v1/messages",method="POST",status="none"} 1',
      'trunkline_http_request_duration_seconds_bucket{route="/v1/messages",method="POST",le="5"} 1',
    ]);
  });

  it('reads live figures at each scrape, and forgets accounts that are gone with all that was counted of them', async () => {
    const metrics = new Metrics();
    metrics.finished(figures({ attempts: [attempt('acc_1'), attempt('acc_2')], usage: usage() }));
    const quotas = [{ window: '5h', utilization: 0.4 }];
    let accounts = [
      account({ standing: 'limited', isCooling: true, maxConcurrency: 5, firstByteSeconds: 0.7, quotas }),
      account({ id: 'acc_2', standing: 'needs_reauth' }),
    ];
    metrics.watch(live(() => accounts));
    await expectLines(metrics, [
      'trunkline_open_requests 4',
      'trunkline_unsettled_requests 3',
      'trunkline_queue_depth{for="account"} 2',
      'trunkline_account_info{account="acc_1",platform="claude"} 1',
      'trunkline_account_running{account="acc_1"} 2',
      'trunkline_account_cooling{account="acc_1"} 1',
      'trunkline_account_state{account="acc_1",state="limited"} 1',
      'trunkline_account_state{account="acc_2",state="needs_reauth"} 1',
      'trunkline_account_concurrency_limit{account="acc_1"} 5',
      'trunkline_account_first_byte_seconds{account="acc_1"} 0.7',
      'trunkline_account_quota_utilization_ratio{account="acc_1",window="5h"} 0.4',
      'trunkline_accounts{state="limited"} 1',
      'trunkline_accounts{state="cooling"} 0',
    ]);
    accounts = accounts.slice(1);
    const second = await metrics.text();
    expect(second).not.toContain('acc_1');
    expect(second).toContain('trunkline_attempts_total{account="acc_2",failure=""} 1\n');
  });

  it('shows a directory while there is one', async () => {
    const metrics = new Metrics();
    let directory: DirectoryFigures | undefined = {
      ...{ lastSuccess: undefined, isBlocked: true, isStale: false, interval: 300 },
    };
    metrics.watchDirectory(() => directory);
    const first = await metrics.text();
    expect(first).toContain('trunkline_directory_sync_blocked 1');
    expect(first).toContain('trunkline_directory_stale 0');
    expect(first).toContain('trunkline_directory_sync_interval_seconds 300');
    expect(first).not.toMatch(/^trunkline_directory_sync_last_success/m);
    directory = { lastSuccess: 1_795_000_000, isBlocked: false, isStale: false, interval: undefined };
    expect(await metrics.text()).toContain('trunkline_directory_sync_last_success_timestamp_seconds 1795000000');
    directory = undefined;
    expect(await metrics.text()).not.toMatch(/^trunkline_directory/m);
  });

  it('shows what can be read where something cannot', async () => {
    const metrics = new Metrics();
    metrics.watchClock(() => {
      throw new Error('broken');
    });
    metrics.watchRedis(() => ({ isConnected: false, silentSeconds: 7 }));
    const text = await metrics.text();
    expect(text).toContain('trunkline_redis_up 0\n');
    expect(text).toContain('trunkline_redis_silent_seconds 7\n');
    expect(text).not.toContain('clock_skew');
  });
});
