import { type JsonObject, asCount, asObject, asText, objectsOf } from '../../../json/json-object';
import type { TranslationContext } from '../../../translation/translator';
import type { BlockPiece } from './block-sequencer';
import { type OutputLine, delta, restOf, start, stop } from './output-line';
import { sealReasoning } from '../sealed-reasoning';

const BETWEEN_PARTS = '\n\n';
type Kind = 'summary' | 'text';

/** Reasoning as a block of thinking: its text is the summary, or what the model thought where the upstream shows that. */
export class ReasoningLine implements OutputLine {
  private kind: Kind | undefined;
  private part = 0;
  private said = '';
  private hasStarted = false;

  constructor(private readonly context: TranslationContext) {}

  take(name: string, data: JsonObject): readonly BlockPiece[] {
    switch (name) {
      case 'response.reasoning_summary_text.delta':
        return this.say('summary', asCount(data.summary_index), asText(data.delta) ?? '');
      case 'response.reasoning_text.delta':
        return this.say('text', asCount(data.content_index), asText(data.delta) ?? '');
      case 'response.reasoning_summary_text.done':
        return this.complete('summary', asCount(data.summary_index), data.text);
      case 'response.reasoning_summary_part.done':
        return this.complete('summary', asCount(data.summary_index), asObject(data.part)?.text);
      case 'response.reasoning_text.done':
        return this.complete('text', asCount(data.content_index), data.text);
    }
    return [];
  }

  /** The signature, which stands at the end, is the whole item as only its account can read it. */
  finish(item: JsonObject): readonly BlockPiece[] {
    const rest = [
      ...objectsOf(item.summary).flatMap(({ text }, index) => this.complete('summary', index, text)),
      ...objectsOf(item.content).flatMap(({ text }, index) => this.complete('text', index, text)),
    ];
    const isEncrypted = (asText(item.encrypted_content) ?? '') !== '';
    if (!this.hasStarted && !isEncrypted) return rest;
    const signature = sealReasoning(item, this.context);
    return [...rest, ...this.begin(), delta({ type: 'signature_delta', signature }), stop];
  }

  private complete(kind: Kind, part: number, whole: unknown): readonly BlockPiece[] {
    if (part < this.part) return [];
    return this.say(kind, part, restOf(whole, part === this.part ? this.said : ''));
  }

  /** Where both are told they tell the same: the one that came first counts. */
  private say(kind: Kind, part: number, text: string): readonly BlockPiece[] {
    if (text === '' || kind !== (this.kind ?? kind)) return [];
    this.kind = kind;
    const isNext = part !== this.part;
    const thinking = isNext && this.hasStarted ? BETWEEN_PARTS + text : text;
    if (isNext) this.said = '';
    this.part = part;
    this.said += text;
    return [...this.begin(), delta({ type: 'thinking_delta', thinking })];
  }

  private begin(): readonly BlockPiece[] {
    if (this.hasStarted) return [];
    this.hasStarted = true;
    return [start({ type: 'thinking', thinking: '', signature: '' })];
  }
}
