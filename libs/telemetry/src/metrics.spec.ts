import { describe, expect, it } from 'vitest';
import { type DirectoryFigures, Metrics, type RequestFigures } from './metrics';

const figures = (differences: Partial<RequestFigures> = {}): RequestFigures => ({
  ...{ operation: 'generate', outcome: 'completed', durationSeconds: 1.5, firstByteSeconds: 0.2 },
  ...{ lineWaitSeconds: undefined, accountWaitSeconds: undefined, affinity: 'none', attempts: [], ...differences },
});

describe('Metrics', () => {
  it('counts requests, attempts, affinity, waits and refusals', async () => {
    const metrics = new Metrics();
    metrics.finished(
      figures({ affinity: 'moved', lineWaitSeconds: 0.5, attempts: [{ accountId: 'acc_1', failure: 'overloaded' }] }),
    );
    metrics.finished(figures({ firstByteSeconds: undefined, accountWaitSeconds: 3 }));
    metrics.refused('policy_rate_exceeded');
    const text = await metrics.text();
    for (const line of [
      'trunkline_request_duration_seconds_count{operation="generate",outcome="completed"} 2',
      'trunkline_affinity_total{result="moved"} 1',
      'trunkline_attempts_total{account="acc_1",failure="overloaded"} 1',
      'trunkline_refusals_total{code="policy_rate_exceeded"} 1',
      'trunkline_first_byte_seconds_count{operation="generate"} 1',
      'trunkline_queue_wait_seconds_bucket{le="0.5",for="line"} 1',
      'trunkline_queue_wait_seconds_sum{for="account"} 3',
    ])
      expect(text).toContain(line);
  });

  it('reads live figures at each scrape and forgets accounts that are gone', async () => {
    const metrics = new Metrics();
    let accounts = [{ id: 'acc_1', running: 2, isCooling: true }];
    metrics.watch({ openRequests: () => 4, waiting: () => ({ line: 1, account: 2 }), accounts: () => accounts });
    const first = await metrics.text();
    expect(first).toContain('trunkline_open_requests 4');
    expect(first).toContain('trunkline_queue_depth{for="account"} 2');
    expect(first).toContain('trunkline_account_cooling{account="acc_1"} 1');
    accounts = [];
    expect(await metrics.text()).not.toContain('acc_1');
  });

  it('shows a directory while there is one', async () => {
    const metrics = new Metrics();
    let directory: DirectoryFigures | undefined = { lastSuccess: undefined, isBlocked: true, isStale: false };
    metrics.watchDirectory(() => directory);
    const first = await metrics.text();
    expect(first).toContain('trunkline_directory_sync_blocked 1');
    expect(first).toContain('trunkline_directory_stale 0');
    expect(first).not.toMatch(/^trunkline_directory_sync_last_success/m);
    directory = { lastSuccess: 1_795_000_000, isBlocked: false, isStale: false };
    expect(await metrics.text()).toContain('trunkline_directory_sync_last_success_timestamp_seconds 1795000000');
    directory = undefined;
    expect(await metrics.text()).not.toMatch(/^trunkline_directory/m);
  });
});
