import { type Attributes, type Context, type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { attributeNames, providerNames } from '../genai-names';
import type { TraceContext } from '../trace-context';
import type { AttemptSpan, AttemptStart, RequestEnd } from '../tracing';
import { type SpanParts, contextOf } from './span-parts';
import { tokenAttributes, tokenSums } from './token-sums';

export interface AttemptOrigin {
  readonly context: Context;
  readonly operation: string;
  /** Of what belongs to the request, what its calls say as well. */
  readonly shared: Attributes;
  /** Milliseconds since the epoch, by the clock of the request. */
  readonly now: () => number;
}

interface Answer {
  readonly status: number;
  /** When it began, as `now` tells it. */
  readonly at: number;
}

/** Another account was asked instead, or the request ended before there was an answer. */
const ABANDONED = 'abandoned';

/** One call of an upstream account. */
export class OtlpAttemptSpan implements AttemptSpan {
  /** What metrics of the call are told apart by. */
  dimensions: Attributes;
  private readonly model: string;
  private readonly span: Span;
  private readonly startedAt: number;
  private answer: Answer | undefined;
  private isOver = false;

  constructor(
    start: AttemptStart,
    private readonly origin: AttemptOrigin,
    private readonly parts: SpanParts,
  ) {
    this.model = start.model;
    const model = parts.models.shown(start.model);
    this.startedAt = origin.now();
    this.dimensions = {
      [attributeNames.operation]: origin.operation,
      [attributeNames.provider]: providerNames[start.platform],
      [attributeNames.requestModel]: parts.models.ifKnown(start.model),
      ...serverOf(start.origin),
    };
    const attributes = {
      ...{ ...origin.shared, ...this.dimensions, [attributeNames.requestModel]: model },
      [attributeNames.accountId]: start.accountId,
      [attributeNames.attempt]: start.number,
    };
    const options = { kind: SpanKind.CLIENT, startTime: this.startedAt, attributes };
    this.span = parts.tracer.startSpan(`${origin.operation} ${model}`, options, origin.context);
  }

  get context(): TraceContext {
    return contextOf(this.span);
  }

  failed(errorType: string, status: number | undefined): void {
    this.finish(errorType, status, {});
  }

  answered(status: number, upstreamRequestId: string | undefined): void {
    this.answer = { status, at: this.origin.now() };
    if (upstreamRequestId !== undefined)
      this.span.setAttribute(attributeNames.upstreamRequestId, upstreamRequestId.slice(0, 128));
  }

  /** Its request is over, or asks another account after all. @param end of the request whose answer it was; undefined: it was not */
  close(end: RequestEnd | undefined): void {
    if (this.isOver) return;
    const { answer } = this;
    if (!answer) this.finish(end?.errorType ?? ABANDONED, undefined, {});
    else if (answer.status >= 400) this.finish(String(answer.status), answer.status, {});
    else if (!end) this.finish(ABANDONED, answer.status, {});
    else this.finishAnswer(answer, end);
  }

  private finishAnswer({ status, at }: Answer, end: RequestEnd): void {
    const tokens = tokenSums(end.usage);
    // An upstream that answers knows the model: it is none that a client made up.
    this.dimensions = { ...this.dimensions, [attributeNames.requestModel]: this.parts.models.of(this.model) };
    const said = end.usage.at(-1)?.model;
    const responseModel = said === undefined ? {} : { [attributeNames.responseModel]: this.parts.models.of(said) };
    this.parts.metrics.used(tokens, { ...this.dimensions, ...responseModel });
    const firstChunkSeconds = end.isStreaming ? (at - this.startedAt) / 1_000 : undefined;
    const attributes = { ...responseModel, ...tokenAttributes(tokens, this.parts.names) };
    this.finish(interruption(end), status, attributes, firstChunkSeconds);
  }

  private finish(
    errorType: string | undefined,
    status: number | undefined,
    attributes: Attributes,
    firstChunkSeconds?: number,
  ): void {
    if (this.isOver) return;
    this.isOver = true;
    const now = this.origin.now();
    const failure = errorType === undefined ? {} : { [attributeNames.errorType]: errorType };
    const statusCode = status === undefined ? {} : { [attributeNames.status]: status };
    this.span.setAttributes({ ...attributes, ...failure, ...statusCode });
    if (errorType !== undefined) this.span.setStatus({ code: SpanStatusCode.ERROR });
    this.span.end(now);
    const dimensions = { ...this.dimensions, ...failure };
    this.parts.metrics.called((now - this.startedAt) / 1_000, firstChunkSeconds, dimensions);
  }
}

/** A client that left is no error of the account's. */
function interruption({ outcome }: RequestEnd): string | undefined {
  return outcome === 'completed' || outcome === 'caller-left' ? undefined : outcome;
}

function serverOf(origin: string): Attributes {
  if (!URL.canParse(origin)) return {};
  const { hostname, port, protocol } = new URL(origin);
  const portNumber = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  return { [attributeNames.serverAddress]: hostname, [attributeNames.serverPort]: portNumber };
}
