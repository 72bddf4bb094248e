import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { type RequestEvent, attributeNames, eventNames, operationName } from '../genai-names';
import type { AttemptSpan, AttemptStart, RequestEnd, RequestSpan, RequestStart } from '../tracing';
import { OtlpAttemptSpan } from './attempt-span';
import { type SpanParts, remoteContext } from './span-parts';
import { tokenSums } from './token-sums';

/** A client's request, and beneath it each account that was asked. */
export class OtlpRequestSpan implements RequestSpan {
  private readonly span: Span;
  private readonly context: Context;
  private readonly operation: string;
  /** By the monotonic clock: all times of a request are counted from one, so that nothing lies outside of what it belongs to. */
  private readonly startedMonotonic: number;
  private readonly shared: Attributes;
  private latest: OtlpAttemptSpan | undefined;
  private isOver = false;

  constructor(
    private readonly start: RequestStart,
    now: number,
    private readonly parts: SpanParts,
  ) {
    const { requestId, keyId, userId, conversationId, route, parent } = start;
    this.operation = operationName(start.operation, start.protocol);
    this.startedMonotonic = parts.monotonic() - Math.max(0, now - start.startedAt);
    this.shared = {
      [attributeNames.requestId]: requestId,
      [attributeNames.keyId]: keyId,
      [attributeNames.userId]: userId,
      ...(conversationId === undefined ? {} : { [attributeNames.conversation]: conversationId }),
    };
    const attributes = {
      ...this.shared,
      [attributeNames.method]: 'POST',
      [attributeNames.route]: route,
      [attributeNames.operation]: this.operation,
      [attributeNames.requestModel]: parts.models.shown(start.model),
    };
    const above = parent ? remoteContext(parent) : ROOT_CONTEXT;
    const options = { kind: SpanKind.SERVER, startTime: start.startedAt, attributes };
    this.span = parts.tracer.startSpan(`POST ${route}`, options, above);
    this.context = trace.setSpan(above, this.span);
  }

  event(name: RequestEvent, position?: number): void {
    const attributes = position === undefined ? {} : { [attributeNames.queuePosition]: position };
    this.span.addEvent(eventNames[name], attributes, this.now());
  }

  attempt(start: AttemptStart): AttemptSpan {
    this.latest?.close(undefined);
    const origin = {
      ...{ context: this.context, operation: this.operation, shared: this.shared },
      now: () => this.now(),
    };
    this.latest = new OtlpAttemptSpan(start, origin, this.parts);
    return this.latest;
  }

  end(end: RequestEnd): void {
    if (this.isOver) return;
    this.isOver = true;
    this.latest?.close(end);
    const { outcome, status, errorType, firstByteMs, waitedMs, usage, isStreaming } = end;
    const failure = errorType === undefined ? {} : { [attributeNames.errorType]: errorType };
    this.span.setAttributes({
      ...failure,
      [attributeNames.outcome]: outcome,
      ...(status === 0 ? {} : { [attributeNames.status]: status }),
      ...(waitedMs === 0 ? {} : { [attributeNames.waitSeconds]: waitedMs / 1_000 }),
    });
    // Refusals are the client's fault as far as HTTP goes, and no error of the server's.
    if (status >= 500 || outcome === 'upstream-interrupted') this.span.setStatus({ code: SpanStatusCode.ERROR });
    const endedAt = this.now();
    this.span.end(endedAt);
    const dimensions = this.latest?.dimensions ?? {
      [attributeNames.operation]: this.operation,
      [attributeNames.requestModel]: this.parts.models.ifKnown(this.start.model),
    };
    const firstTokenSeconds = firstByteMs === null || status >= 400 ? undefined : firstByteMs / 1_000;
    this.parts.metrics.served(
      {
        ...{ seconds: (endedAt - this.start.startedAt) / 1_000, firstTokenSeconds, isStreaming },
        outputTokens: tokenSums(usage).output,
      },
      { ...dimensions, ...failure },
    );
  }

  /** Milliseconds since the epoch. */
  private now(): number {
    return this.start.startedAt + this.parts.monotonic() - this.startedMonotonic;
  }
}
