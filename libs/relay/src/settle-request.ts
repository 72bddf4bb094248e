import { GatewayError } from '@app/common';
import type { PlatformAdapters } from '@app/platforms';
import type { Metered } from '@app/protocols';
import { type OpenRequest, type Outcome, type Pricing, type UsageRecord, writeUsageRecord } from '@app/usage';
import type { FirstAnswer, RequestContext } from './attempts/first-answer';
import { upstreamRequestIdOf } from './attempts/upstream-request-id';

/** How a request ended. */
export interface Ending {
  readonly outcome: Outcome;
  /** 0: none was sent. */
  readonly status: number;
  readonly metered: Metered;
  readonly firstByteMs: number | null;
  /** Absent: there was none to pass on. */
  readonly first?: FirstAnswer;
  readonly error?: unknown;
}

interface RecordParts {
  readonly pricing: Pricing;
  readonly adapters: PlatformAdapters;
}

const NONE_SENT = 0;
const nothingReported: Metered = { entries: [], source: 'estimated' };

/** The ending of a request whose client got no answer of an upstream. */
export function endingOf(error: unknown): Ending {
  const hasLeft = error instanceof GatewayError && error.code === 'caller_left';
  return {
    outcome: hasLeft ? 'caller-left' : 'upstream-failed',
    status: hasLeft ? NONE_SENT : error instanceof GatewayError ? error.status : 500,
    metered: nothingReported,
    firstByteMs: null,
    error,
  };
}

/** Undefined when nothing reached an upstream: there is nothing to record. */
export function recordOf(
  { facts, attempt: lastAttempt }: OpenRequest,
  { first, ...ending }: Ending,
  durationMs: number,
  { pricing, adapters }: RecordParts,
): UsageRecord | undefined {
  if (!lastAttempt) return undefined;
  // The account whose answer the client got; the number counts all that were tried.
  const attempt = { ...(first?.answer.attempt ?? lastAttempt), number: lastAttempt.number };
  const upstreamRequestId = (first && upstreamRequestIdOf(first.answer, adapters)) ?? null;
  return writeUsageRecord(facts, attempt, { ...ending, durationMs, upstreamRequestId }, pricing);
}

/** Why the request went where it went, as JSON. */
export function explanationOf({ trace }: RequestContext, ending: Ending): string {
  const { outcome, status, metered, firstByteMs, first, error } = ending;
  const explanation = trace.explain({
    ...{ outcome, status, usage: metered.entries, firstByteMs },
    ...(first ? { accountId: first.answer.account.id, platform: first.answer.account.platform } : {}),
    ...(error instanceof GatewayError ? { code: error.code, message: error.message } : {}),
  });
  return JSON.stringify(explanation);
}
