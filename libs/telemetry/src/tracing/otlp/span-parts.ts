import { type Context, ROOT_CONTEXT, type Span, type Tracer, trace } from '@opentelemetry/api';
import { TraceState } from '@opentelemetry/core';
import type { BoundedNames } from '../bounded-names';
import type { GenAiNames } from '../genai-names';
import type { TraceContext } from '../trace-context';
import type { GenAiMetrics } from './genai-metrics';

/** What spans of requests are made of. */
export interface SpanParts {
  readonly tracer: Tracer;
  readonly metrics: GenAiMetrics;
  readonly names: GenAiNames;
  readonly models: BoundedNames;
  /** Milliseconds that never run backwards. */
  readonly monotonic: () => number;
}

/** The context of a span that somebody else has begun. */
export function remoteContext({ traceId, spanId, isSampled, traceState }: TraceContext): Context {
  return trace.setSpanContext(ROOT_CONTEXT, {
    ...{ traceId, spanId, traceFlags: isSampled ? 1 : 0, isRemote: true },
    ...(traceState === undefined ? {} : { traceState: new TraceState(traceState) }),
  });
}

/** What others need to go on with a span of ours. */
export function contextOf(span: Span): TraceContext {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const state = traceState?.serialize() ?? '';
  return { traceId, spanId, isSampled: (traceFlags & 1) === 1, ...(state === '' ? {} : { traceState: state }) };
}
