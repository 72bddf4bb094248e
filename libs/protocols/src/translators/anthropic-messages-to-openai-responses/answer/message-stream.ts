import type { ProtocolError } from '../../../errors/protocol-error';
import { type JsonObject, asObject, asText, objectsOf } from '../../../json/json-object';
import { brokenOff, hubErrorEvent } from '../../../openai/hub-error';
import type { ToolNames } from '../../../openai/tool-names';
import { errorOfEvent } from '../../../openai-responses/errors';
import type { ProtocolEvent, StreamTranslation, TranslationContext } from '../../../translation/translator';
import { BlockSequencer, event } from './block-sequencer';
import { CallLine } from './call-line';
import { messageUsage, noUsage } from './message-usage';
import type { OutputLine } from './output-line';
import { ReasoningLine } from './reasoning-line';
import { TextLine } from './text-line';

export interface AnswerScope {
  readonly context: TranslationContext;
  readonly names: ToolNames;
}

interface OpenLine {
  readonly line: OutputLine;
  readonly number: number;
  readonly id: string | undefined;
  isFinished: boolean;
}

const idSuffix = ({ requestId }: TranslationContext): string => requestId.replace(/[^a-zA-Z0-9]/g, '');

/** Events of a Responses stream as events of Anthropic Messages (protocols.md 9.3). What is told at an end only is told then. */
export class MessageStream implements StreamTranslation {
  private hasBegun = false;
  private hasEnded = false;
  private hasCall = false;
  private hasRefused = false;
  private readonly sequencer = new BlockSequencer();
  private readonly lines = new Map<unknown, OpenLine>();

  constructor(private readonly scope: AnswerScope) {}

  push({ name: wireName, data }: ProtocolEvent): readonly ProtocolEvent[] {
    if (this.hasEnded) return [];
    const name = asText(data.type) ?? wireName ?? (data.error ? 'error' : '');
    switch (name) {
      case 'error':
      case 'response.failed':
        return this.fail(errorOfEvent(name, data));
      case 'response.cancelled':
        return this.fail(brokenOff);
      case 'response.completed':
      case 'response.incomplete':
        return [...this.begin(), ...this.finish(asObject(data.response) ?? {}, name === 'response.incomplete')];
      case 'response.output_item.added':
        return [...this.begin(), ...this.openLine(data.output_index, asObject(data.item) ?? {})];
      case 'response.output_item.done':
        return [...this.begin(), ...this.finishLine(data.output_index, asObject(data.item) ?? {})];
    }
    return name.startsWith('response.') ? [...this.begin(), ...this.takePart(name, data)] : [];
  }

  end(): readonly ProtocolEvent[] {
    return this.hasEnded ? [] : this.fail(brokenOff);
  }

  private begin(): readonly ProtocolEvent[] {
    if (this.hasBegun) return [];
    this.hasBegun = true;
    const { context } = this.scope;
    const message = {
      ...{ id: `msg_${idSuffix(context)}`, type: 'message', role: 'assistant', model: context.model.asked },
      ...{ content: [], stop_reason: null, stop_sequence: null, usage: noUsage },
    };
    return [event('message_start', { message }), event('ping', {})];
  }

  private openLine(index: unknown, item: JsonObject): readonly ProtocolEvent[] {
    if (this.lines.has(index)) return [];
    const line = this.lineFor(item);
    if (line) this.lines.set(index, { line, number: this.sequencer.open(), id: asText(item.id), isFinished: false });
    return [];
  }

  /** Undefined for items that Anthropic's clients have no use for, such as searches that the upstream made. */
  private lineFor(item: JsonObject): OutputLine | undefined {
    switch (item.type) {
      case 'message':
        return new TextLine(() => (this.hasRefused = true));
      case 'reasoning':
        return new ReasoningLine(this.scope.context);
      case 'function_call':
      case 'custom_tool_call':
        this.hasCall = true;
        return new CallLine(item, {
          nameOf: (name) => this.scope.names.restore(name),
          idOf: (callId) => (callId === '' ? `toolu_${idSuffix(this.scope.context)}_${this.sequencer.count}` : callId),
        });
    }
    return undefined;
  }

  private takePart(name: string, data: JsonObject): readonly ProtocolEvent[] {
    const open = this.lines.get(data.output_index);
    return open && !open.isFinished ? this.sequencer.say(open.number, open.line.take(name, data)) : [];
  }

  private finishLine(index: unknown, item: JsonObject): readonly ProtocolEvent[] {
    this.openLine(index, item);
    const open = this.lines.get(index);
    if (!open || open.isFinished) return [];
    open.isFinished = true;
    return [...this.sequencer.say(open.number, open.line.finish(item)), ...this.sequencer.close(open.number)];
  }

  /** Some servers tell of an item at the end only, or not of its end. */
  private finishAll(output: readonly JsonObject[]): readonly ProtocolEvent[] {
    const told = output.flatMap((item, index) => {
      const known = [...this.lines].find(([, { id }]) => id !== undefined && id === item.id)?.[0];
      return this.finishLine(known ?? index, item);
    });
    return [...told, ...[...this.lines.keys()].flatMap((index) => this.finishLine(index, {}))];
  }

  private finish(response: JsonObject, isIncomplete: boolean): readonly ProtocolEvent[] {
    const blocks = this.finishAll(objectsOf(response.output));
    this.hasEnded = true;
    // Claude Code dislikes a message without any block.
    const nothing = this.sequencer.count === 0 ? this.emptyBlock() : [];
    const reason = isIncomplete ? asText(asObject(response.incomplete_details)?.reason) : undefined;
    const stopReason = this.stopReasonFor(reason);
    const details =
      stopReason === 'refusal' ? { stop_details: { type: 'refusal', category: null, explanation: null } } : {};
    return [
      ...blocks,
      ...nothing,
      event('message_delta', {
        delta: { stop_reason: stopReason, stop_sequence: null, ...details },
        usage: messageUsage(asObject(response.usage) ?? {}),
      }),
      event('message_stop', {}),
    ];
  }

  private stopReasonFor(reason: string | undefined): string {
    if (reason === 'max_output_tokens') return 'max_tokens';
    if (reason === 'content_filter' || this.hasRefused) return 'refusal';
    return this.hasCall ? 'tool_use' : 'end_turn';
  }

  private emptyBlock(): readonly ProtocolEvent[] {
    const number = this.sequencer.open();
    const pieces = [{ kind: 'start', block: { type: 'text', text: '' } }, { kind: 'stop' }] as const;
    return [...this.sequencer.say(number, pieces), ...this.sequencer.close(number)];
  }

  private fail(error: ProtocolError): readonly ProtocolEvent[] {
    this.hasEnded = true;
    return [hubErrorEvent(error)];
  }
}
