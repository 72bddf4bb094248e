import type { Account } from '@app/accounts';
import { takesTraceContext } from '@app/platforms';
import { type AttemptSpan, readTraceContext, traceHeaders } from '@app/telemetry';
import type { RelayRequest } from '../relay-request';

/**
 * What an upstream is told of the trace: name, value, name, value … With tracing our own span comes before it; without it, what the client
 * said stands as it came. Undefined: nothing.
 */
export function outgoingTrace(
  account: Account,
  { headers }: Pick<RelayRequest, 'headers'>,
  span: AttemptSpan | undefined,
): readonly string[] | undefined {
  if ((!span && headers.traceparent === undefined) || !takesTraceContext(account)) return undefined;
  if (span) return traceHeaders(span.context);
  const context = readTraceContext(headers.traceparent, headers.tracestate);
  if (!context || typeof headers.traceparent !== 'string') return undefined;
  const [, , ...state] = traceHeaders(context);
  return ['traceparent', headers.traceparent, ...state];
}
