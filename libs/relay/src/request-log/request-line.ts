import { GatewayError, type TokenUsage, formatDollars, noTokens, plainLine } from '@app/common';
import type { RequestFacts, UsageRecord } from '@app/usage';
import type { Trace } from '../explanation/trace';
import type { Ending } from '../settle-request';
import { shortForm } from './short-form';

/**
 * All that the log says of a request that was let in, and of one that was refused after comments had gone out. Whoever adds a field adds it
 * here, and to docs/logs.md. Nothing of it was written by a caller but the name of the model.
 */
export interface RequestLine {
  readonly requestId: string;
  readonly keyId: string;
  readonly userId: string;
  readonly operation: string;
  /** As the caller named it, cut and on one line. */
  readonly model: string;
  /** By the names of `allowedClients`. */
  readonly client?: string;
  readonly isStreaming: boolean;
  /** The account that answered, or failed last; absent: none was asked. */
  readonly accountId?: string;
  readonly outcome: string;
  /** 0: none was sent. */
  readonly status: number;
  /** Of our own refusals. */
  readonly code?: string;
  readonly durationMs: number;
  readonly firstByteMs?: number;
  /** For slots of key, user and account. */
  readonly waitedMs: number;
  readonly attempts: number;
  /** What was read from the cache and written to it included. */
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** Absent: not known, or nothing reached an upstream. */
  readonly costUsd?: string;
  /** The explanation in short: docs/logs.md. */
  readonly route: string;
}

const LONGEST_MODEL = 100;

/** @param record absent: nothing reached an upstream */
export function requestLine(
  facts: Omit<RequestFacts, 'startedAt'>,
  trace: Pick<Trace, 'choices' | 'attempts' | 'wait' | 'waitedMs' | 'elapsedMs'>,
  ending: Omit<Ending, 'outcome' | 'first' | 'metered'> & { readonly outcome: string },
  record: UsageRecord | undefined,
): RequestLine {
  const { requestId, keyId, userId, operation, model, client, isStreaming = false } = facts;
  const { outcome, status, firstByteMs, error } = ending;
  const tokens = record?.tokens ?? noTokens;
  return {
    ...{ requestId, keyId, userId, operation, model: plainLine(model, LONGEST_MODEL) },
    ...(client === undefined ? {} : { client }),
    isStreaming,
    ...(record ? { accountId: record.accountId } : {}),
    ...{ outcome, status },
    ...(error instanceof GatewayError ? { code: error.code } : {}),
    durationMs: record?.durationMs ?? trace.elapsedMs,
    ...(firstByteMs === null ? {} : { firstByteMs }),
    ...{ waitedMs: trace.waitedMs, attempts: record?.attempts ?? 0 },
    ...{ tokensIn: promptOf(tokens), tokensOut: tokens.output },
    ...(typeof record?.costNanoDollars === 'string' ? { costUsd: formatDollars(BigInt(record.costNanoDollars)) } : {}),
    route: shortForm(trace),
  };
}

const promptOf = ({ input, cacheRead, cacheWrite5m, cacheWrite1h }: TokenUsage): number =>
  input + cacheRead + cacheWrite5m + cacheWrite1h;
