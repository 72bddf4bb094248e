import type { Account } from '@app/accounts';
import type { Trace } from '../explanation/trace';
import type { RelayRequest } from '../relay-request';
import type { AttemptParts } from './attempt-parts';
import { describeFailure } from './describe-failure';
import type { AttemptResult } from './upstream-answer';
import { upstreamRequestIdOf } from './upstream-request-id';
import { WindowReadings } from './window-readings';

interface AttemptTimes {
  /** Milliseconds after the request came in. */
  readonly startedMs: number;
  readonly tookMs: number;
}

type ReportParts = Pick<AttemptParts, 'adapters' | 'health' | 'clock'>;

/** Says what came of an attempt: to the request's explanation, and to whoever watches over the accounts. */
export class AttemptReports {
  private readonly windowReadings: WindowReadings;

  constructor(private readonly parts: ReportParts) {
    this.windowReadings = new WindowReadings(() => parts.clock.monotonic());
  }

  report(
    account: Account,
    { envelope, requestId }: RelayRequest,
    result: AttemptResult,
    times: AttemptTimes,
    trace: Trace,
  ): void {
    const { adapters, health, clock } = this.parts;
    const adapter = adapters[account.platform];
    const origin = adapter.originOf(account);
    const answer = result.kind === 'answer' ? result.answer : result.failure.answer;
    const upstreamRequestId = answer && upstreamRequestIdOf(answer, adapters);
    trace.attempts.push({
      ...{ accountId: account.id, ...times },
      ...(answer ? { status: answer.status } : {}),
      ...(upstreamRequestId === undefined ? {} : { upstreamRequestId }),
      ...(result.kind === 'failure' ? { failure: describeFailure(result.failure.cause) } : {}),
    });
    if (result.kind === 'failure') {
      const { cause } = result.failure;
      if (!('untranslatable' in cause)) health.failed(account, origin, envelope.model, cause, requestId);
      if (answer?.status === 429) health.sawWindows(account.id, adapter.readWindows(answer.headers, clock.now()));
      return;
    }
    const { headers } = result.answer;
    const windows = this.windowReadings.isDue(account.id, adapter.hasLimitNews?.(headers) ?? false)
      ? adapter.readWindows(headers, clock.now())
      : [];
    health.answered(account, origin, envelope.model, windows, times.tookMs);
  }
}
