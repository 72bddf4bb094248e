import { expect, it } from 'vitest';
import type { UsageRow } from './grouping';
import { valuesWithRest } from './use-series';

const row = (id: string, requests: number): UsageRow => ({
  ...{
    id,
    requests,
    costUsd: '0',
    averageDurationMs: null,
    averageFirstByteMs: null,
    reasoningTokens: 0,
    unpricedRequests: 0,
  },
  tokens: { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 },
  unfinished: { callerLeft: 0, upstreamFailed: 0, upstreamInterrupted: 0, gatewayLost: 0 },
});

it('keeps a model that is called as the rest is apart from it', () => {
  const day = '2026-11-22';
  const part = { row: row('rest', 5), rows: [row(day, 5)] };
  const values = Object.values(valuesWithRest([row(day, 9)], [part], 'requests').get(day) ?? {});
  expect(values.sort()).toEqual([4, 5]);
});
