import { it } from 'vitest';
import { noTokens, systemClock } from '@app/common';
import { Metrics, type RequestFigures } from '@app/telemetry';
import type { UsageRecord } from '@app/usage';
import { ModelLabels } from '../../libs/relay/src/explanation/model-labels';

const ROUNDS = 7;
const REQUESTS = 100_000;

const figures = (accountId: string, model: string): RequestFigures => ({
  ...{ operation: 'generate', outcome: 'completed', durationSeconds: 3.14159, firstByteSeconds: 0.7 },
  ...{ lineWaitSeconds: undefined, accountWaitSeconds: undefined, admissionSeconds: 0.001, dispatchSeconds: 0.002 },
  ...{ affinity: 'kept', attempts: [{ accountId, platform: 'claude', failure: '', tookSeconds: 0.7 }] },
  usage: {
    ...{ accountId, platform: 'claude', model, source: 'exact', reasoningTokens: 11, costUsd: 0.0123 },
    tokens: { ...noTokens, input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4 },
    interTokenSeconds: 0.02,
  },
});

/** Microseconds a run, of the middle round. */
function microseconds(run: (number: number) => void): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    for (let number = 0; number < REQUESTS; number += 1) run(number);
    return ((performance.now() - startedAt) * 1_000) / REQUESTS;
  });
  return rounds.sort((one, other) => one - other)[(ROUNDS - 1) / 2] ?? NaN;
}

it('prints what the figures of one request cost', () => {
  const metrics = new Metrics();
  const requests = Array.from({ length: 1_000 }, (_, number) => figures(`acc_${number % 50}`, `model-${number % 20}`));
  const labels = new ModelLabels({
    prices: { find: () => undefined },
    accounts: { get: () => undefined },
    clock: systemClock,
  });
  const served: Pick<UsageRecord, 'accountId' | 'platform' | 'model'> = {
    ...{ accountId: 'acc_1', platform: 'claude', model: 'claude-opus-5-5' },
  };
  const costs = {
    'request that is over': microseconds((number) => metrics.finished(requests[number % 1_000] ?? figures('', ''))),
    'exchange over HTTP': microseconds(() =>
      metrics.answered({ route: '/v1/messages', method: 'POST', status: 200, seconds: 1 }),
    ),
    'name of a model': microseconds(() => labels.of(served)),
  };
  for (const [what, cost] of Object.entries(costs)) console.log(`${what}: ${cost.toFixed(2)} µs`);
});
