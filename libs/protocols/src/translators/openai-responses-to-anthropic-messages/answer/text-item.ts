import { type JsonObject, asText } from '../../../json/json-object';
import type { ProtocolEvent } from '../../../translation/translator';
import { type ItemPlace, type OutputItem, itemAdded, itemDone } from './output-item';

/** A block of text, or the explanation of a refusal, as a message with one part. */
export class TextItem implements OutputItem {
  private text = '';
  private readonly id: string;

  constructor(
    private readonly place: ItemPlace,
    private readonly kind: 'output_text' | 'refusal' = 'output_text',
  ) {
    this.id = `msg_${place.suffix}`;
  }

  start(block: JsonObject): readonly ProtocolEvent[] {
    const added = itemAdded(this.place, this.message('in_progress', []));
    const part = this.partEvent('response.content_part.added', { part: this.part('') });
    return [added, part, ...this.say(asText(block.text) ?? '')];
  }

  delta(delta: JsonObject): readonly ProtocolEvent[] {
    return delta.type === 'text_delta' ? this.say(asText(delta.text) ?? '') : [];
  }

  stop(): readonly ProtocolEvent[] {
    const { text, kind } = this;
    const part = this.part(text);
    return [
      this.partEvent(`response.${kind}.done`, kind === 'refusal' ? { refusal: text } : { text, logprobs: [] }),
      this.partEvent('response.content_part.done', { part }),
      itemDone(this.place, this.message('completed', [part])),
    ];
  }

  private say(text: string): readonly ProtocolEvent[] {
    if (text === '') return [];
    this.text += text;
    const { kind } = this;
    return [
      this.partEvent(`response.${kind}.delta`, kind === 'refusal' ? { delta: text } : { delta: text, logprobs: [] }),
    ];
  }

  private part(text: string): JsonObject {
    return this.kind === 'refusal'
      ? { type: 'refusal', refusal: text }
      : { type: 'output_text', text, annotations: [], logprobs: [] };
  }

  private message(status: string, content: readonly JsonObject[]): JsonObject {
    return { id: this.id, type: 'message', status, role: 'assistant', content };
  }

  private partEvent(type: string, members: JsonObject): ProtocolEvent {
    const { outputIndex } = this.place;
    return this.place.event(type, { item_id: this.id, output_index: outputIndex, content_index: 0, ...members });
  }
}
