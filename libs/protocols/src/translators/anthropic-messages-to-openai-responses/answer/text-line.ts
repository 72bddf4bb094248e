import { type JsonObject, asCount, asObject, asText, objectsOf } from '../../../json/json-object';
import type { BlockPiece } from './block-sequencer';
import { type OutputLine, delta, restOf, start, stop } from './output-line';

/** A message: each of its parts is a block of text. A refusal is text as well, for the user to read. */
export class TextLine implements OutputLine {
  private current = -1;
  private said = '';

  constructor(
    /** Called where the model refuses. */
    private readonly onRefusal: () => void,
  ) {}

  take(name: string, data: JsonObject): readonly BlockPiece[] {
    const part = asCount(data.content_index);
    switch (name) {
      case 'response.refusal.delta':
        this.onRefusal();
        return this.say(part, asText(data.delta) ?? '');
      case 'response.output_text.delta':
        return this.say(part, asText(data.delta) ?? '');
      case 'response.refusal.done':
      case 'response.output_text.done':
        return this.complete(part, data);
      case 'response.content_part.done':
        return this.complete(part, asObject(data.part) ?? {});
    }
    return [];
  }

  finish(item: JsonObject): readonly BlockPiece[] {
    const rest = objectsOf(item.content).flatMap((part, index) => this.complete(index, part));
    return [...rest, ...(this.current < 0 ? [] : [stop])];
  }

  private complete(part: number, whole: JsonObject): readonly BlockPiece[] {
    if (asText(whole.refusal)) this.onRefusal();
    if (part < this.current) return [];
    return this.say(part, restOf(whole.text ?? whole.refusal, part === this.current ? this.said : ''));
  }

  /** A part that was left is not come back to. */
  private say(part: number, text: string): readonly BlockPiece[] {
    if (text === '') return [];
    const begins = part > this.current;
    const ended = begins && this.current >= 0 ? [stop] : [];
    if (begins) {
      this.current = part;
      this.said = '';
    }
    this.said += text;
    const started = begins ? [start({ type: 'text', text: '' })] : [];
    return [...ended, ...started, delta({ type: 'text_delta', text })];
  }
}
