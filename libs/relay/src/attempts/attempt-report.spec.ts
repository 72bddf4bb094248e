import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { AccountHealth } from '@app/scheduler';
import type { Trace } from '../explanation/trace';
import type { RelayRequest } from '../relay-request';
import type { AttemptParts } from './attempt-parts';
import { AttemptReports } from './attempt-report';
import type { AttemptResult, UpstreamAnswer } from './upstream-answer';

const account = { id: 'acc_1', platform: 'claude' } as Account;
const request = { requestId: 'req_1', envelope: { model: 'claude-opus-4-1' } } as RelayRequest;
const windows = [{ name: '5h', status: 'rejected' }];

/** What health was told of a result. */
function toldOf(result: AttemptResult): unknown[][] {
  const told: unknown[][] = [];
  const health: Pick<AccountHealth, 'failed' | 'answered' | 'sawWindows'> = {
    failed: () => told.push(['failed']),
    answered: (...call) => told.push(['answered', call[3]]),
    sawWindows: (...call) => told.push(['saw', ...call]),
  };
  const adapter = { originOf: () => 'https://api.example', readWindows: () => windows };
  const parts = { adapters: { claude: adapter }, health, clock: { now: () => 0, monotonic: () => 0 } };
  const trace = { attempts: [] } as unknown as Trace;
  new AttemptReports(parts as unknown as AttemptParts).report(
    account,
    request,
    result,
    { startedMs: 0, tookMs: 5 },
    trace,
  );
  return told;
}

const answerOf = (status: number) => ({ kind: 'whole', account, status, headers: {} }) as unknown as UpstreamAnswer;
const refusalOf = (status: number): AttemptResult =>
  ({
    kind: 'failure',
    failure: {
      answer: answerOf(status),
      cause: { status, verdict: { failure: 'rate-limited', scope: 'account' } },
    },
  }) as unknown as AttemptResult;

describe('AttemptReports', () => {
  it('notes the windows of a refusal that is about them, and of no other failure', () => {
    expect(toldOf(refusalOf(429))).toEqual([['failed'], ['saw', 'acc_1', windows]]);
    expect(toldOf(refusalOf(529))).toEqual([['failed']]);
  });

  it('gives the windows of an answer together with the answer', () => {
    expect(toldOf({ kind: 'answer', answer: answerOf(200) })).toEqual([['answered', windows]]);
  });
});
