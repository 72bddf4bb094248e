import type { Attempt, Choice, Explanation } from './explanation';

export const choiceOf = (differences: Partial<Choice> = {}): Choice => ({
  ...{ candidates: [], others: {}, affinity: 'new', strategy: 'priority', via: 'pool', waitedMs: 0 },
  ...differences,
});

export const attemptOf = (accountId: string, startedMs: number, tookMs: number, failure?: string): Attempt => ({
  ...{ accountId, startedMs, tookMs },
  ...(failure === undefined ? { status: 200 } : { failure }),
});

export const explanationOf = (differences: Partial<Explanation> = {}): Explanation => ({
  ...{ requestId: 'req_1', startedAt: '2026-11-22T00:00:00.000Z', userId: 'usr_1', keyId: 'key_1' },
  ...{ operation: 'generate', model: 'claude-opus-4-6', isStreaming: true, outcome: 'completed', status: 200 },
  ...{ admission: { tookMs: 1 }, choices: [], attempts: [], durationMs: 0 },
  cost: { totalUsd: '0', exactUsd: '0', lines: [] },
  ...differences,
});
