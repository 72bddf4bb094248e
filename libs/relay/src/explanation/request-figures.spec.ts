import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import type { UsageRecord } from '@app/usage';
import type { RequestContext } from '../attempts/first-answer';
import type { Ending } from '../settle-request';
import type { ExplainedAttempt } from './explanation';
import { FinishedRequests } from './request-figures';

const finished = new FinishedRequests({
  prices: { find: () => undefined },
  accounts: { get: (id) => (id === 'acc_1' ? ({ id, platform: 'claude' } as never) : undefined) },
  clock: { monotonic: () => 0 },
});

interface Facts {
  readonly attempts?: readonly ExplainedAttempt[];
  readonly choices?: readonly object[];
  readonly dispatchMs?: number;
}

const contextOf = ({ attempts = [], choices = [], dispatchMs }: Facts = {}): RequestContext =>
  ({
    request: { operation: 'generate' },
    trace: {
      ...{ wait: { place: 0, waitedMs: 0 }, choices, attempts, elapsedMs: 1_200, admissionMs: 0.8, dispatchMs },
    },
  }) as unknown as RequestContext;

const endingOf = (differences: Partial<Ending> = {}): Ending => ({
  ...{ outcome: 'completed', status: 200, metered: { entries: [], source: 'exact' }, firstByteMs: 200, ...differences },
});

const record = (differences: Partial<UsageRecord> = {}): UsageRecord =>
  ({
    ...{ accountId: 'acc_1', platform: 'claude', model: 'made-up', source: 'exact', costNanoDollars: '1250000000' },
    ...{ tokens: { ...noTokens, output: 101 }, ...differences },
  }) as UsageRecord;

const streamed = { first: { answer: { kind: 'stream' } } } as unknown as Partial<Ending>;

describe('FinishedRequests', () => {
  it('shows what we call a failure, and never what an upstream does', () => {
    const attempts = [
      { accountId: 'acc_1', startedMs: 1, tookMs: 30, failure: 'unavailable: made up by <somebody>' },
      { accountId: 'acc_gone', startedMs: 31, tookMs: 40 },
    ];
    expect(finished.figuresOf(contextOf({ attempts }), endingOf(), undefined).attempts).toEqual([
      { accountId: 'acc_1', platform: 'claude', failure: 'unavailable', tookSeconds: 0.03 },
      { accountId: 'acc_gone', platform: undefined, failure: '', tookSeconds: 0.04 },
    ]);
  });

  it('adds up waits for accounts, and says nothing of waits that were none', () => {
    const choices = [
      { affinity: 'none', waitedMs: 300, queuePosition: 2 },
      { affinity: 'kept', waitedMs: 200, queuePosition: 1 },
      { affinity: 'kept', waitedMs: 0 },
    ];
    const figures = finished.figuresOf(contextOf({ choices, dispatchMs: 2 }), endingOf(), undefined);
    expect(figures).toMatchObject({ accountWaitSeconds: 0.5, affinity: 'kept', dispatchSeconds: 0.002 });
    expect(figures.lineWaitSeconds).toBeUndefined();
    const unsent = finished.figuresOf(contextOf(), endingOf({ firstByteMs: null }), undefined);
    expect(unsent).toMatchObject({ admissionSeconds: 0.0008, affinity: 'none' });
    expect([unsent.accountWaitSeconds, unsent.dispatchSeconds, unsent.firstByteSeconds, unsent.usage]).toEqual(
      Array.from({ length: 4 }),
    );
  });

  it('shows cost in dollars where it is known, and the pace of a stream', () => {
    const { usage } = finished.figuresOf(contextOf(), endingOf(streamed), record({ reasoningTokens: 40 }));
    expect(usage).toMatchObject({ model: 'other', costUsd: 1.25, reasoningTokens: 40, interTokenSeconds: 0.01 });
    const unpriced = finished.figuresOf(contextOf(), endingOf(), record({ costNanoDollars: null })).usage;
    expect([unpriced?.costUsd, unpriced?.interTokenSeconds]).toEqual([undefined, undefined]);
  });

  it.each([0, 1])('knows no pace of %d tokens', (output) => {
    const tokens = { ...noTokens, output };
    const { usage } = finished.figuresOf(contextOf(), endingOf(streamed), record({ tokens }));
    expect(usage?.interTokenSeconds).toBeUndefined();
  });
});
