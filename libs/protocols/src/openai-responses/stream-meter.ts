import { noTokens } from '@app/common';
import { type JsonObject, asObject, asText, parseJsonObject } from '../json/json-object';
import type { ModelUsage } from '../model-usage';
import type { SseFrame } from '../sse/sse-decoder';
import type { Metered, StreamMeter } from '../stream-meter';
import { eventNameOf } from './event-name';
import { entriesOfResponse } from './usage';

/** Reads the usage out of a copy of a Responses event stream. Only the first and the last event are decoded. */
export class ResponsesStreamMeter implements StreamMeter {
  private begun = false;
  private servedModel: string | undefined;
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
    return { entries: [{ model: this.servedModel, usage: { ...noTokens, output: this.deltas } }], source: 'partial' };
  }

  private takeResponse(frame: SseFrame): JsonObject {
    const response = asObject(parseJsonObject(frame.data.toString('utf8'))?.response) ?? {};
    this.servedModel = asText(response.model) ?? this.servedModel;
    return response;
  }

  /** What an event says after the end changes nothing: an exact result is final. */
  private finish(frame: SseFrame): void {
    this.stopped = true;
    if (this.finalEntries.length > 0) return;
    this.finalEntries = entriesOfResponse({ model: this.servedModel, ...this.takeResponse(frame) });
  }
}
