import { type JsonObject, asText, parseJsonObject } from '../../../json/json-object';
import { sealBlocks } from '../sealed-blocks';
import type { AnswerNotes } from './answer-notes';

/**
 * Writes the blocks of a message as parts of a content. A thinking block goes, sealed, with the first part that follows it, as Google's own
 * signatures do: clients send that part back as it came, and forget thoughts.
 */
export class PartWriter {
  private thoughts: JsonObject[] = [];
  private calls = 0;
  private malformed = false;

  constructor(private readonly notes: AnswerNotes) {}

  /** A call was not whole, which Gemini has no words for. */
  get hasMalformedCall(): boolean {
    return this.malformed;
  }

  thought(text: string): JsonObject[] {
    return text === '' || !this.notes.showsThoughts ? [] : [{ text, thought: true }];
  }

  /** Keeps a whole thinking block for the part after it. One that nobody signed is of no use to anybody. */
  keep(block: JsonObject): void {
    if (block.type !== 'thinking' || block.signature !== '') this.thoughts.push(block);
  }

  text(text: string): JsonObject[] {
    return text === '' ? [] : [{ text, ...this.signature() }];
  }

  /** @param input JSON text, whole or cut off */
  call(block: JsonObject, input: string): JsonObject[] {
    const args = input.trim() === '' ? {} : parseJsonObject(input);
    const place = this.calls;
    this.calls += 1;
    if (!args) {
      this.malformed = true;
      return [];
    }
    const id = this.notes.callIdOf(asText(block.id), place);
    const name = this.notes.functionNameOf(asText(block.name) ?? '');
    return [{ functionCall: { id, name, args }, ...this.signature() }];
  }

  /** The last part: it holds no text, but a thought that nothing followed. */
  last(): JsonObject {
    return { text: '', ...this.signature() };
  }

  private signature(): JsonObject {
    if (this.thoughts.length === 0) return {};
    const thoughtSignature = sealBlocks(this.notes.sealer, this.thoughts);
    this.thoughts = [];
    return { thoughtSignature };
  }
}
