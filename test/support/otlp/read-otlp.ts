import { type Fields, bytesOf, doubleOf, messages, numberOf, readProtobuf, textOf } from './read-protobuf';

type Value = string | number | boolean;
type Attributes = Readonly<Record<string, Value>>;

export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty: it is the first of its trace. */
  readonly parentSpanId: string;
  readonly traceState: string;
  /** 2: server, 3: client. */
  readonly kind: number;
  /** Nanoseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly attributes: Attributes;
  readonly events: readonly string[];
  /** 2: error. */
  readonly status: number;
  readonly resource: Attributes;
}

export interface ReceivedPoint {
  readonly attributes: Attributes;
  readonly count: number;
  readonly sum: number;
  readonly bounds: readonly number[];
}

export interface ReceivedMetric {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly ReceivedPoint[];
}

/** Numbers of fields: opentelemetry-proto, trace/v1/trace.proto. */
export function readSpans(body: Buffer): ReceivedSpan[] {
  return messages(readProtobuf(body), 1).flatMap((ofResource) => {
    const resource = attributesOf(messages(ofResource, 1)[0] ?? new Map(), 1);
    return messages(ofResource, 2).flatMap((ofScope) => messages(ofScope, 2).map((span) => spanOf(span, resource)));
  });
}

function spanOf(span: Fields, resource: Attributes): ReceivedSpan {
  return {
    ...{ name: textOf(span, 5), traceState: textOf(span, 3), kind: numberOf(span, 6), resource },
    ...{ traceId: bytesOf(span, 1).toString('hex'), spanId: bytesOf(span, 2).toString('hex') },
    parentSpanId: bytesOf(span, 4).toString('hex'),
    ...{ startedAt: numberOf(span, 7), endedAt: numberOf(span, 8) },
    attributes: attributesOf(span, 9),
    events: messages(span, 11).map((event) => textOf(event, 2)),
    status: numberOf(messages(span, 15)[0] ?? new Map(), 3),
  };
}

/** Numbers of fields: opentelemetry-proto, metrics/v1/metrics.proto. */
export function readMetrics(body: Buffer): ReceivedMetric[] {
  const scopes = messages(readProtobuf(body), 1).flatMap((ofResource) => messages(ofResource, 2));
  return scopes.flatMap((ofScope) => messages(ofScope, 2).map(metricOf));
}

function metricOf(metric: Fields): ReceivedMetric {
  const histograms = messages(metric, 9).flatMap((histogram) => messages(histogram, 1));
  const sums = messages(metric, 7).flatMap((sum) => messages(sum, 1));
  const ofHistograms = histograms.map((point) => ({
    ...{ attributes: attributesOf(point, 9), count: numberOf(point, 4), sum: doubleOf(point, 5) },
    bounds: doublesOf(bytesOf(point, 7)),
  }));
  const ofSums = sums.map((point) => ({
    ...{ attributes: attributesOf(point, 7), count: 1, bounds: [] },
    sum: point.has(6) ? numberOf(point, 6) : doubleOf(point, 4),
  }));
  return { name: textOf(metric, 1), unit: textOf(metric, 3), points: [...ofHistograms, ...ofSums] };
}

function attributesOf(fields: Fields, number: number): Attributes {
  return Object.fromEntries(
    messages(fields, number).map((pair) => [textOf(pair, 1), valueOf(messages(pair, 2)[0] ?? new Map())]),
  );
}

function valueOf(value: Fields): Value {
  if (value.has(1)) return textOf(value, 1);
  if (value.has(2)) return numberOf(value, 2) === 1;
  return value.has(3) ? numberOf(value, 3) : doubleOf(value, 4);
}

const doublesOf = (bytes: Buffer): number[] =>
  Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleLE(index * 8));
