import { type JsonObject, asText } from '../../../json/json-object';
import type { ProtocolEvent, TranslationContext } from '../../../translation/translator';
import { type ItemPlace, type OutputItem, itemAdded, itemDone } from './output-item';
import { sealThinking } from '../sealed-thinking';

/** A block of thinking: its text is the summary, and signature and all travel sealed in `encrypted_content` (protocols.md 9.2). */
export class ReasoningItem implements OutputItem {
  private block: JsonObject = {};
  private thinking = '';
  private signature = '';
  private hasPart = false;
  private readonly id: string;

  constructor(
    private readonly place: ItemPlace,
    private readonly context: TranslationContext,
    /** The client wants to read it. */
    private readonly isShown: boolean,
  ) {
    this.id = `rs_${place.suffix}`;
  }

  start(block: JsonObject): readonly ProtocolEvent[] {
    this.block = block;
    this.signature = asText(block.signature) ?? '';
    return [itemAdded(this.place, { id: this.id, type: 'reasoning', summary: [] }), ...this.think(block.thinking)];
  }

  delta(delta: JsonObject): readonly ProtocolEvent[] {
    if (delta.type === 'signature_delta') this.signature = asText(delta.signature) ?? '';
    return delta.type === 'thinking_delta' ? this.think(delta.thinking) : [];
  }

  stop(): readonly ProtocolEvent[] {
    const { thinking, signature, hasPart } = this;
    const part = { type: 'summary_text', text: thinking };
    const sealed = sealThinking({ ...this.block, thinking, signature }, this.context);
    const item = {
      ...{ id: this.id, type: 'reasoning', summary: hasPart ? [part] : [] },
      ...(sealed === undefined ? {} : { encrypted_content: sealed }),
    };
    const ending = hasPart
      ? [this.partEvent('_text.done', { text: thinking }), this.partEvent('_part.done', { part })]
      : [];
    return [...ending, itemDone(this.place, item)];
  }

  private think(value: unknown): readonly ProtocolEvent[] {
    const text = asText(value) ?? '';
    this.thinking += text;
    if (text === '' || !this.isShown) return [];
    const first = this.hasPart ? [] : [this.partEvent('_part.added', { part: { type: 'summary_text', text: '' } })];
    this.hasPart = true;
    return [...first, this.partEvent('_text.delta', { delta: text })];
  }

  private partEvent(name: string, members: JsonObject): ProtocolEvent {
    const place = { item_id: this.id, output_index: this.place.outputIndex, summary_index: 0 };
    return this.place.event(`response.reasoning_summary${name}`, { ...place, ...members });
  }
}
