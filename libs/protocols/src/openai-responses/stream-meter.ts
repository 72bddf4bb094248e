import { type ServerToolUses, noTokens } from '@app/common';
import { modelUsageOf } from '../charge-details';
import { type JsonObject, asObject, asText, objectsOf, parseJsonObject } from '../json/json-object';
import type { ModelUsage } from '../model-usage';
import type { SseFrame } from '../sse/sse-decoder';
import type { Metered, StreamMeter } from '../stream-meter';
import { serviceClassOfTier } from '../openai/service-class';
import { eventNameOf } from './event-name';
import { ServerToolCounter, mayHoldToolCall } from './server-tool-counter';
import { entriesOfResponse } from './usage';

/** Reads the usage out of a copy of a Responses event stream. Only the first and the last event are decoded, and calls of tools that run there. */
export class ResponsesStreamMeter implements StreamMeter {
  private begun = false;
  private servedModel: string | undefined;
  private serviceTier: string | undefined;
  private readonly tools = new ServerToolCounter();
  private deltas = 0;
  private finalEntries: readonly ModelUsage[] = [];
  private stopped = false;
  private failed = false;

  /** Whether a response has begun. */
  get hasBegun(): boolean {
    return this.begun;
  }

  /** Whether the upstream said its last word, be it an error. */
  get hasStopped(): boolean {
    return this.stopped;
  }

  /** Whether that word was an error. */
  get hasFailed(): boolean {
    return this.failed;
  }

  take(frame: SseFrame): void {
    const name = eventNameOf(frame);
    if (name.startsWith('response.')) this.begun = true;
    switch (name) {
      case 'response.created':
        this.takeResponse(frame);
        return;
      case 'response.output_item.done':
        if (mayHoldToolCall(frame.data)) this.tools.take(asObject(parse(frame)?.item));
        return;
      case 'response.failed':
        this.failed = true;
        this.finish(frame);
        return;
      case 'response.completed':
      case 'response.incomplete':
      case 'response.cancelled':
        this.finish(frame);
        return;
      case 'error':
        this.failed = true;
        this.stopped = true;
        return;
    }
    if (name.endsWith('.delta')) this.deltas += 1;
  }

  /**
   * Exact once the response has ended with figures. Before that every delta counts as one token: an answer has at least as many tokens
   * as deltas, so nobody is charged for more than was streamed.
   */
  result(): Metered {
    if (this.finalEntries.length > 0) return { entries: this.finalEntries, source: 'exact' };
    if (!this.begun) return { entries: [], source: 'estimated' };
    const details = { serviceClass: serviceClassOfTier(this.serviceTier), serverTools: this.tools.uses };
    const entry = modelUsageOf(this.servedModel, { ...noTokens, output: this.deltas }, details);
    return { entries: [entry], source: 'partial' };
  }

  private takeResponse(frame: SseFrame): JsonObject {
    const response = asObject(parse(frame)?.response) ?? {};
    this.servedModel = asText(response.model) ?? this.servedModel;
    this.serviceTier = asText(response.service_tier) ?? this.serviceTier;
    return response;
  }

  /** What an event says after the end changes nothing: an exact result is final. */
  private finish(frame: SseFrame): void {
    this.stopped = true;
    if (this.finalEntries.length > 0) return;
    const response = this.takeResponse(frame);
    const named = { ...response, model: this.servedModel, service_tier: this.serviceTier };
    this.finalEntries = entriesOfResponse(named, this.toolsOf(response));
  }

  /** The output of the whole response counts, where it is there: some servers leave out events of items, others the output. */
  private toolsOf({ output }: JsonObject): ServerToolUses | undefined {
    const whole = new ServerToolCounter();
    for (const item of objectsOf(output)) whole.take(item);
    return whole.uses ?? this.tools.uses;
  }
}

const parse = ({ data }: SseFrame): JsonObject | undefined => parseJsonObject(data.toString('utf8'));
