import { mergeUsage } from '../../../anthropic/usage';
import type { ProtocolError } from '../../../errors/protocol-error';
import { type JsonObject, asNumber, asObject, asText } from '../../../json/json-object';
import { brokenOff, readHubError } from '../../../openai/hub-error';
import { failureOf } from '../../../openai-responses/errors';
import type { ProtocolEvent, StreamTranslation } from '../../../translation/translator';
import { SummaryCollector } from './compaction-item';
import { wantsSummary } from '../request/generation-settings';
import type { ItemPlace, OutputItem } from './output-item';
import { ReasoningItem } from './reasoning-item';
import { type AnswerScope, idSuffix, responseObject, responseUsage } from './response-object';
import { TextItem } from './text-item';
import { ToolCallItem } from './tool-call-item';
import { WebSearchItem } from './web-search-item';

const noSummary: ProtocolError = {
  status: 502,
  kind: 'api',
  message: 'The model wrote no summary of the conversation',
};

/** Events of Anthropic Messages as events of a Responses stream (protocols.md 9.2). Each content block is an item of the output. */
export class ResponseStream implements StreamTranslation {
  private sequence = 0;
  private hasBegun = false;
  private hasEnded = false;
  private places = 0;
  private readonly output = new Map<number, JsonObject>();
  private readonly open = new Map<unknown, OutputItem>();
  private readonly summary: SummaryCollector | undefined;
  private usage: JsonObject = {};
  private stopReason = '';
  private explanation = '';

  constructor(private readonly scope: AnswerScope) {
    this.summary = scope.wantsCompaction ? new SummaryCollector() : undefined;
  }

  push({ name, data }: ProtocolEvent): readonly ProtocolEvent[] {
    if (this.hasEnded) return [];
    switch (asText(data.type) ?? name ?? '') {
      case 'message_start':
        this.usage = mergeUsage(this.usage, asObject(asObject(data.message)?.usage) ?? {});
        return this.begin();
      case 'content_block_start':
        return [...this.begin(), ...this.startBlock(data.index, asObject(data.content_block) ?? {})];
      case 'content_block_delta':
        return this.takeDelta(data.index, asObject(data.delta) ?? {});
      case 'content_block_stop':
        return this.stopBlock(data.index);
      case 'message_delta':
        this.takeEnd(asObject(data.delta) ?? {}, asObject(data.usage) ?? {});
        return [];
      case 'message_stop':
        return [...this.begin(), ...this.finish()];
      case 'error':
        return this.fail(readHubError(data));
    }
    return [];
  }

  end(): readonly ProtocolEvent[] {
    return this.hasEnded ? [] : this.fail(brokenOff);
  }

  private begin(): readonly ProtocolEvent[] {
    if (this.hasBegun) return [];
    this.hasBegun = true;
    const response = responseObject(this.scope, {});
    return [this.event('response.created', { response }), this.event('response.in_progress', { response })];
  }

  private startBlock(index: unknown, block: JsonObject): readonly ProtocolEvent[] {
    const closed = this.stopBlock(index);
    this.summary?.take(block);
    const item = this.itemFor(block);
    if (!item) return closed;
    this.open.set(index, item);
    return [...closed, ...item.start(block)];
  }

  private itemFor(block: JsonObject): OutputItem | undefined {
    if (this.summary) return undefined;
    const { request, context, tools } = this.scope;
    switch (block.type) {
      case 'text':
        return new TextItem(this.nextPlace());
      case 'thinking':
      case 'redacted_thinking':
        return new ReasoningItem(this.nextPlace(), context, wantsSummary(asObject(request.reasoning)));
      case 'tool_use':
        return new ToolCallItem(this.nextPlace(), tools.toolNamed(asText(block.name) ?? ''));
      case 'server_tool_use':
        return block.name === 'web_search' ? new WebSearchItem(this.nextPlace()) : undefined;
    }
    return undefined;
  }

  private takeDelta(index: unknown, delta: JsonObject): readonly ProtocolEvent[] {
    if (delta.type === 'text_delta') this.summary?.take(delta);
    return this.open.get(index)?.delta(delta) ?? [];
  }

  private stopBlock(index: unknown): readonly ProtocolEvent[] {
    const item = this.open.get(index);
    this.open.delete(index);
    return item?.stop() ?? [];
  }

  private takeEnd(delta: JsonObject, usage: JsonObject): void {
    this.usage = mergeUsage(this.usage, usage);
    this.stopReason = asText(delta.stop_reason) ?? this.stopReason;
    this.explanation = asText(asObject(delta.stop_details)?.explanation) ?? this.explanation;
  }

  private finish(): readonly ProtocolEvent[] {
    const rest = this.closeAll();
    const reason = incompleteReasonOf(this.stopReason);
    const refusal = this.stopReason === 'refusal' && this.explanation !== '' ? this.refuse() : [];
    const compaction = reason === undefined ? this.summary?.finish(this.nextPlace()) : [];
    if (this.summary && !compaction) return [...rest, ...this.fail(noSummary)];
    this.hasEnded = true;
    const state =
      reason === undefined ? { status: 'completed' } : { status: 'incomplete', incomplete_details: { reason } };
    const extra = [...rest, ...refusal, ...(compaction ?? [])];
    return [...extra, this.event(`response.${state.status}`, { response: this.response(state) })];
  }

  private refuse(): readonly ProtocolEvent[] {
    const item = new TextItem(this.nextPlace(), 'refusal');
    return [...item.start({}), ...item.delta({ type: 'text_delta', text: this.explanation }), ...item.stop()];
  }

  private fail(error: ProtocolError): readonly ProtocolEvent[] {
    const begun = this.begin();
    this.hasEnded = true;
    const response = this.response({ status: 'failed', error: failureOf(error) });
    return [...begun, this.event('response.failed', { response })];
  }

  private closeAll(): readonly ProtocolEvent[] {
    return [...this.open.keys()].flatMap((index) => this.stopBlock(index));
  }

  private response(state: JsonObject): JsonObject {
    const output = [...this.output].sort(([one], [other]) => one - other).map(([, item]) => item);
    const usage = asNumber(this.usage.output_tokens) === undefined ? null : responseUsage(this.usage);
    return responseObject(this.scope, { output, usage, ...state });
  }

  private event(type: string, members: JsonObject): ProtocolEvent {
    const data = { type, sequence_number: this.sequence, ...members };
    this.sequence += 1;
    return { name: type, data };
  }

  private nextPlace(): ItemPlace {
    const outputIndex = this.places;
    this.places += 1;
    return {
      outputIndex,
      suffix: `${idSuffix(this.scope.context)}_${outputIndex}`,
      event: (type, members) => this.event(type, members),
      keep: (item) => this.output.set(outputIndex, item),
    };
  }
}

/** Undefined: the answer is complete (protocols.md 9.0). */
function incompleteReasonOf(stopReason: string): string | undefined {
  if (stopReason === 'max_tokens' || stopReason === 'model_context_window_exceeded') return 'max_output_tokens';
  return stopReason === 'refusal' ? 'content_filter' : undefined;
}
