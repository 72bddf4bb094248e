import type { PlatformAdapters } from '@app/platforms';
import type { AttemptSpan } from '@app/telemetry';
import { describeFailure, kindOfFailure } from '../attempts/describe-failure';
import type { AttemptResult } from '../attempts/upstream-answer';
import { upstreamRequestIdOf } from '../attempts/upstream-request-id';

/** Says what came of an attempt. A code that an upstream made up is left out of it: metrics are told apart by what is said here. */
export function tellSpan(span: AttemptSpan, result: AttemptResult, adapters: PlatformAdapters): void {
  if (result.kind === 'answer') {
    span.answered(result.answer.status, upstreamRequestIdOf(result.answer, adapters));
    return;
  }
  const { cause, answer } = result.failure;
  const status = 'status' in cause ? cause.status : answer?.status;
  span.failed(kindOfFailure(describeFailure(cause)), status);
}
