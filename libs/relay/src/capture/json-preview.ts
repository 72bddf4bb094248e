import { REDACTED, isNamedAsSecret, redactCredentials } from './redact-credentials';
import { decode, textPreview } from './text-preview';

/** Bounds of a preview (prior-art.md 7). */
const MOST_ITEMS = 24;
const MOST_DEPTH = 6;
export const MOST_LETTERS = 12_000;
/** Work is bounded as well: so many tokens, bytes of space and quotation marks are looked at, whatever the size of the text. */
const MOST_STEPS = 150_000;
const LONGEST_NAME = 64;

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The beginning of a JSON text in bounds: long strings, lists and depths are cut, secrets and binary data replaced. */
export interface JsonPreview {
  /** Undefined: the text is no JSON. */
  readonly value: unknown;
  /** The preview ends before the text does; cuts within it say so themselves. */
  readonly isCut: boolean;
}

/** Reads no more of a text than the preview needs: what is left out is stepped over and never built. Never throws. */
export function previewJson(bytes: Buffer): JsonPreview {
  const previewer = new Previewer(bytes);
  try {
    const value = previewer.value(0);
    return { value, isCut: previewer.isCut };
  } catch {
    return { value: undefined, isCut: true };
  }
}

class Previewer {
  private offset = 0;
  private letters = MOST_LETTERS;
  private steps = MOST_STEPS;

  constructor(private readonly bytes: Buffer) {}

  get isCut(): boolean {
    return this.letters <= 0 || this.steps <= 0;
  }

  value(depth: number): unknown {
    const byte = this.next();
    if (byte === QUOTE) return this.spend(textPreview(this.string()));
    const isContainer = byte === OPEN_OBJECT || byte === OPEN_LIST;
    if (!isContainer) return this.scalar();
    if (depth < MOST_DEPTH) return byte === OPEN_OBJECT ? this.object(depth) : this.list(depth);
    this.skip();
    return this.spend(byte === OPEN_OBJECT ? '{…}' : '[…]');
  }

  private object(depth: number): unknown {
    const members: [string, unknown][] = [];
    this.offset += 1;
    while (!this.isCut && this.next() !== CLOSE_OBJECT) {
      if (this.next() !== QUOTE) throw new Error('no member');
      const written = decode(this.string());
      const name = this.spend(redactCredentials(written).slice(0, LONGEST_NAME));
      if (this.next() !== COLON) throw new Error('no colon');
      this.offset += 1;
      const byte = this.next();
      const isSecret = isNamedAsSecret(written, byte === QUOTE || byte === OPEN_LIST);
      members.push([name, isSecret ? this.secret() : this.value(depth + 1)]);
      if (this.next() === COMMA) this.offset += 1;
    }
    if (!this.isCut) this.offset += 1;
    return Object.fromEntries(withoutNamedValue(members));
  }

  private list(depth: number): unknown {
    const items: unknown[] = [];
    let left = 0;
    this.offset += 1;
    while (!this.isCut && this.next() !== CLOSE_LIST) {
      if (items.length < MOST_ITEMS) items.push(namesSecret(items.at(-1)) ? this.secret() : this.value(depth + 1));
      else {
        this.skip();
        left += 1;
      }
      if (this.next() === COMMA) this.offset += 1;
    }
    if (!this.isCut) this.offset += 1;
    return left === 0 ? items : [...items, this.spend(`… ${left} more`)];
  }

  private secret(): unknown {
    this.next();
    this.skip();
    return this.spend(REDACTED);
  }

  /** A string with its quotes left off, as it is written. */
  private string(): Buffer {
    const start = this.offset + 1;
    const end = this.endOfString(start);
    this.offset = end + 1;
    return this.bytes.subarray(start, end);
  }

  /** Each quotation mark within it is a step. */
  private endOfString(start: number): number {
    for (let quote = this.bytes.indexOf(QUOTE, start); quote >= 0; quote = this.bytes.indexOf(QUOTE, quote + 1)) {
      let before = quote;
      while (before > start && this.bytes[before - 1] === BACKSLASH) before -= 1;
      if ((quote - before) % 2 === 0) return quote;
      this.steps -= 1;
      if (this.steps <= 0) return quote;
    }
    throw new Error('ends inside a string');
  }

  private scalar(): unknown {
    const start = this.offset;
    while (this.steps > 0 && isScalarByte(this.bytes[this.offset])) {
      this.offset += 1;
      this.steps -= 1;
    }
    return this.spend(JSON.parse(this.bytes.toString('latin1', start, this.offset)) as unknown);
  }

  /** Steps over a value, however deep it is. */
  private skip(): void {
    let depth = 0;
    do {
      const byte = this.next();
      if (byte === undefined || this.steps <= 0) return;
      if (byte === QUOTE) this.string();
      else {
        if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
        if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
        const isMark = depth > 0 || byte === CLOSE_OBJECT || byte === CLOSE_LIST;
        if (isMark) this.offset += 1;
        else while (isScalarByte(this.bytes[this.offset])) this.offset += 1;
      }
    } while (depth > 0);
  }

  /** The byte that stands next, space left out. */
  private next(): number | undefined {
    this.steps -= 1;
    while (this.steps > 0 && isSpace(this.bytes[this.offset])) {
      this.offset += 1;
      this.steps -= 1;
    }
    return this.bytes[this.offset];
  }

  private spend<Value>(value: Value): Value {
    this.letters -= JSON.stringify(value).length + 2;
    return value;
  }
}

/** Whether what comes next in a list is a secret: `["Authorization", "…"]`, `["--token", "…"]`. */
const namesSecret = (item: unknown): boolean =>
  typeof item === 'string' && /^[\w-]{1,40}:?$/.test(item) && isNamedAsSecret(item);

/** `{"name": "DB_PASSWORD", "value": "…"}`, in whatever order. */
function withoutNamedValue(members: readonly [string, unknown][]): readonly [string, unknown][] {
  const isSecret = members.some(([name, value]) => /^(?:name|key|header|variable)$/i.test(name) && namesSecret(value));
  return isSecret ? members.map(([name, value]) => [name, /^value$/i.test(name) ? REDACTED : value]) : members;
}

function isScalarByte(byte: number | undefined): boolean {
  if (byte === undefined || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST) return false;
  return !isSpace(byte) && byte !== QUOTE && byte !== COLON && byte !== BACKSLASH;
}
