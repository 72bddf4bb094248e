import type { UsageSource } from '@app/common';
import type { SseFrame } from '../sse/sse-decoder';
import { type AnthropicUsage, type ModelUsage, asUsage, mergeUsage, usageByModel } from './usage';

/** What a meter has learned so far; also what is kept when nothing more comes. */
export interface Metered {
  readonly entries: readonly ModelUsage[];
  readonly source: UsageSource;
}

const SIGNATURE = Buffer.from('"signature_delta"');

type Json = Readonly<Record<string, unknown>>;

/** Reads the usage out of a copy of a Messages event stream. Only the few events that carry figures are decoded. */
export class AnthropicStreamMeter {
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

  private takeStart(event: Json | undefined): void {
    const message = asUsage(event?.message);
    this.usage = asUsage(message?.usage) ?? {};
    if (typeof message?.model === 'string') this.servedModel = message.model;
  }

  private takeDelta(event: Json | undefined): void {
    const usage = asUsage(event?.usage);
    if (!usage) return;
    this.usage = mergeUsage(this.usage ?? {}, usage);
    const delta = asUsage(event?.delta);
    if (typeof delta?.stop_reason === 'string' && typeof usage.output_tokens === 'number') this.hasFinalUsage = true;
  }

  /** A `fallback` block says that another model takes over from here. */
  private takeBlockStart(data: Buffer): void {
    if (!data.includes('"fallback"')) return;
    const block = asUsage(parse(data)?.content_block);
    const target = block?.type === 'fallback' ? asUsage(block.to) : undefined;
    if (typeof target?.model === 'string') this.servedModel = target.model;
  }
}

function parse(data: Buffer): Json | undefined {
  try {
    return asUsage(JSON.parse(data.toString('utf8')));
  } catch {
    return undefined;
  }
}
