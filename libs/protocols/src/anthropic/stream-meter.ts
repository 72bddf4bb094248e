import { type JsonObject, asObject, parseJsonObject } from '../json/json-object';
import type { SseFrame } from '../sse/sse-decoder';
import type { Metered, StreamMeter } from '../stream-meter';
import { type AnthropicUsage, mergeUsage, usageByModel } from './usage';

const SIGNATURE = Buffer.from('"signature_delta"');

/** Reads the usage out of a copy of a Messages event stream. Only the few events that carry figures are decoded. */
export class AnthropicStreamMeter implements StreamMeter {
  private usage: AnthropicUsage | undefined;
  private servedModel: string | undefined;
  private deltas = 0;
  private hasFinalUsage = false;
  private stopped = false;
  private failed = false;

  /** Whether a Messages answer has begun. */
  get hasBegun(): boolean {
    return this.usage !== undefined;
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
    switch (frame.event) {
      case 'content_block_delta':
        // A signature is no text, and has no token of its own.
        if (!frame.data.includes(SIGNATURE)) this.deltas += 1;
        return;
      case 'message_start':
        this.takeStart(parse(frame.data));
        return;
      case 'message_delta':
        this.takeDelta(parse(frame.data));
        return;
      case 'content_block_start':
        this.takeBlockStart(frame.data);
        return;
      case 'error':
        this.failed = true;
        this.stopped = true;
        return;
      case 'message_stop':
        this.stopped = true;
    }
  }

  /**
   * Exact once the upstream reported its final figures. Before that every delta counts as one token: an answer has at least as many
   * tokens as deltas, so nobody is charged for more than was streamed.
   */
  result(): Metered {
    if (this.usage === undefined) return { entries: [], source: 'estimated' };
    if (this.hasFinalUsage) return { entries: usageByModel(this.usage, this.servedModel), source: 'exact' };
    const reported = typeof this.usage.output_tokens === 'number' ? this.usage.output_tokens : 0;
    const counted = { ...this.usage, output_tokens: Math.max(reported, this.deltas) };
    return { entries: usageByModel(counted, this.servedModel), source: 'partial' };
  }

  /** A second beginning after the end changes nothing: an exact result is final. */
  private takeStart(event: JsonObject | undefined): void {
    if (this.hasFinalUsage) return;
    const message = asObject(event?.message);
    this.usage = asObject(message?.usage) ?? {};
    if (typeof message?.model === 'string') this.servedModel = message.model;
  }

  private takeDelta(event: JsonObject | undefined): void {
    const usage = asObject(event?.usage);
    if (!usage) return;
    this.usage = mergeUsage(this.usage ?? {}, usage);
    const delta = asObject(event?.delta);
    if (typeof delta?.stop_reason === 'string' && typeof usage.output_tokens === 'number') this.hasFinalUsage = true;
  }

  /** A `fallback` block says that another model takes over from here. */
  private takeBlockStart(data: Buffer): void {
    if (!data.includes('"fallback"')) return;
    const block = asObject(parse(data)?.content_block);
    const target = block?.type === 'fallback' ? asObject(block.to) : undefined;
    if (typeof target?.model === 'string') this.servedModel = target.model;
  }
}

const parse = (data: Buffer): JsonObject | undefined => parseJsonObject(data.toString('utf8'));
