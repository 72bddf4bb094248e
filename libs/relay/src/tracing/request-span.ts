import { createHash } from 'node:crypto';
import { GatewayError } from '@app/common';
import { type RequestSpan, type Tracing, readTraceContext } from '@app/telemetry';
import type { Conversation } from '../admission/conversation';
import type { Trace } from '../explanation/trace';
import type { RelayRequest } from '../relay-request';
import { type Ending, endingOf } from '../settle-request';

const DIGEST_LENGTH = 32;

/** The span of a request, as a part of the client's own trace where it has one. */
export function beginSpan(
  tracing: Tracing,
  request: RelayRequest,
  conversation: Conversation | undefined,
): RequestSpan {
  const { requestId, startedAt, operation, envelope, apiKey, user, headers, route = '' } = request;
  const parent = readTraceContext(headers.traceparent, headers.tracestate);
  return tracing.request({
    ...{ requestId, startedAt, route, operation, keyId: apiKey.id, userId: user.id },
    ...{ protocol: envelope.protocol, model: envelope.model },
    // A conversation that we told from its beginning has no name that anybody else would know.
    ...(conversation?.source === 'client' ? { conversationId: digestOf(conversation.id) } : {}),
    ...(parent ? { parent } : {}),
  });
}

type SpanEnding = Omit<Ending, 'outcome'> & { readonly outcome: string };

/** The end of a request that was let in; again is nothing. */
export function endSpan({ envelope }: RelayRequest, trace: Trace, ending: SpanEnding): void {
  if (!trace.span) return;
  const { outcome, status, metered, firstByteMs } = ending;
  const errorType = errorTypeOf(ending);
  trace.span.end({
    ...{ outcome, status, firstByteMs, waitedMs: trace.waitedMs, isStreaming: envelope.isStreaming },
    usage: metered.entries,
    ...(errorType === undefined ? {} : { errorType }),
  });
}

/** One of a bounded number of words; undefined: nothing went wrong. */
function errorTypeOf({ outcome, status, error }: SpanEnding): string | undefined {
  if (error instanceof GatewayError) return error.code;
  if (status >= 400) return String(status);
  return outcome === 'upstream-interrupted' ? outcome : undefined;
}

/** The end of a request that was not let in. */
export function endRefused(request: RelayRequest, trace: Trace, error: unknown): void {
  const ending = endingOf(error);
  const hasLeft = ending.outcome === 'caller-left';
  endSpan(request, trace, hasLeft ? ending : { ...ending, outcome: 'refused' });
}

const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, DIGEST_LENGTH);
