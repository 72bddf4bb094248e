import type { Attributes, Counter, Histogram, Meter } from '@opentelemetry/api';
import { type GenAiNames, attributeNames, buckets, serverMetrics } from '../genai-names';

/** Tokens of one answer; input with what was read from and written to a cache. */
export interface TokenSums {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly reasoning: number;
}

interface ServedRequest {
  readonly seconds: number;
  /** Undefined: there was no answer. */
  readonly firstTokenSeconds: number | undefined;
  readonly outputTokens: number;
  readonly isStreaming: boolean;
}

type AddTokens = (tokens: TokenSums, attributes: Attributes) => void;

/** Metrics by the GenAI conventions, of upstream calls and of the requests that they serve. */
export class GenAiMetrics {
  private readonly clientDuration: Histogram;
  private readonly firstChunk: Histogram;
  private readonly serverDuration: Histogram;
  private readonly firstToken: Histogram;
  private readonly perToken: Histogram;
  private readonly addTokens: AddTokens;

  constructor(meter: Meter, names: GenAiNames) {
    const seconds = (name: string, description: string, bounds: readonly number[]): Histogram =>
      histogram(meter, name, description, 's', bounds);
    this.clientDuration = seconds(names.clientDuration, 'Calls of upstream accounts.', buckets.seconds);
    this.firstChunk = seconds(names.timeToFirstChunk, 'To the first bytes of a streamed answer.', buckets.seconds);
    this.serverDuration = seconds(serverMetrics.duration, 'Requests of clients.', buckets.seconds);
    this.firstToken = seconds(serverMetrics.timeToFirstToken, 'To the first bytes for a client.', buckets.firstToken);
    this.perToken = seconds(serverMetrics.timePerOutputToken, 'Each token after the first.', buckets.perToken);
    this.addTokens = names.tokens.by === 'type' ? byType(meter, names.tokens) : byInstrument(meter, names.tokens);
  }

  called(seconds: number, firstChunkSeconds: number | undefined, attributes: Attributes): void {
    this.clientDuration.record(seconds, attributes);
    if (firstChunkSeconds !== undefined) this.firstChunk.record(firstChunkSeconds, attributes);
  }

  used(tokens: TokenSums, attributes: Attributes): void {
    this.addTokens(tokens, attributes);
  }

  served({ seconds, firstTokenSeconds, outputTokens, isStreaming }: ServedRequest, attributes: Attributes): void {
    this.serverDuration.record(seconds, attributes);
    if (firstTokenSeconds === undefined) return;
    this.firstToken.record(firstTokenSeconds, attributes);
    // Of an answer in one piece nobody knows when its tokens were made.
    if (!isStreaming || outputTokens < 2) return;
    this.perToken.record(Math.max(0, seconds - firstTokenSeconds) / (outputTokens - 1), attributes);
  }
}

function histogram(
  meter: Meter,
  name: string,
  description: string,
  unit: string,
  bounds: readonly number[],
): Histogram {
  return meter.createHistogram(name, { description, unit, advice: { explicitBucketBoundaries: [...bounds] } });
}

type NamesByType = Extract<GenAiNames['tokens'], { by: 'type' }>;
type NamesByInstrument = Extract<GenAiNames['tokens'], { by: 'instrument' }>;

function byType(meter: Meter, { histogram: name }: NamesByType): AddTokens {
  const tokens = histogram(meter, name, 'Tokens of upstream calls.', '{token}', buckets.tokens);
  return ({ input, output }, attributes) => {
    tokens.record(input, { ...attributes, [attributeNames.tokenType]: 'input' });
    tokens.record(output, { ...attributes, [attributeNames.tokenType]: 'output' });
  };
}

function byInstrument(meter: Meter, names: NamesByInstrument): AddTokens {
  const kinds = ['input', 'output', 'cacheRead', 'cacheWrite', 'reasoning'] as const;
  const counters = kinds.map((kind): readonly [keyof TokenSums, Counter] => [
    kind,
    meter.createCounter(names[kind], { description: 'Tokens of upstream calls.', unit: '{token}' }),
  ]);
  const ofOne = (name: string): Histogram =>
    histogram(meter, name, 'Tokens of one upstream call.', '{token}', buckets.tokens);
  const [inputOfOne, outputOfOne] = [ofOne(names.inputOfOne), ofOne(names.outputOfOne)];
  return (tokens, attributes) => {
    for (const [kind, counter] of counters) if (tokens[kind] > 0) counter.add(tokens[kind], attributes);
    inputOfOne.record(tokens.input, attributes);
    outputOfOne.record(tokens.output, attributes);
  };
}
