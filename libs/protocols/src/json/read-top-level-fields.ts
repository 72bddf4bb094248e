import { JsonSyntaxError } from './json-syntax-error';
import { skipScalar, skipString } from './skip-json-token';

/** Where a value stands: `bytes[start]` is its first byte, `bytes[end]` the first one after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Member names to look out for at any depth below the outermost object. */
export class DeepNames {
  private readonly byLength: readonly (readonly Buffer[] | undefined)[];

  constructor(names: readonly string[]) {
    const longest = Math.max(...names.map(({ length }) => length));
    this.byLength = Array.from({ length: longest + 1 }, (_, length) => {
      const these = names.filter((name) => name.length === length).map((name) => Buffer.from(name));
      return these.length === 0 ? undefined : these;
    });
  }

  /**
   * @param start offset of the first byte of a name, without its quote
   * @returns which of the names it is. Names with escapes are passed over
   */
  find(bytes: Buffer, start: number, end: number): string | undefined {
    for (const name of this.byLength[end - start] ?? []) {
      if (bytes[start] === name[0] && name.equals(bytes.subarray(start, end))) return name.toString();
    }
    return undefined;
  }
}

/** Deep enough for any tool schema and well below what breaks recursive parsers behind us. */
const MAX_DEPTH = 128;
const OBJECT = 1;
const ARRAY = 2;

/**
 * Finds members of the outermost object without building anything else, so that a body can be forwarded as the bytes that came.
 * The structure is checked to the end; what stands inside of strings is left to the receiver.
 * @param deep takes up which of its names stand anywhere deeper
 * @throws JsonSyntaxError when the body is not one JSON object, is nested too deeply, or holds a wanted member twice (two parsers
 *   would read two different requests)
 */
export function readTopLevelFields(
  bytes: Buffer,
  wanted: ReadonlySet<string>,
  deep?: { readonly names: DeepNames; readonly found: Set<string> },
): Map<string, Span> {
  const found = new Map<string, Span>();
  const nesting = new Uint8Array(MAX_DEPTH + 1);
  let depth = 0;
  let offset = skipSpace(bytes, 0);
  let fieldName: string | undefined;
  let fieldStart = 0;
  if (bytes[offset] !== 0x7b) throw new JsonSyntaxError('The body must be a JSON object');

  for (;;) {
    // A value stands here.
    const byte = bytes[offset];
    if (depth === 1) fieldStart = offset;
    let closes = false;
    if (byte === 0x7b || byte === 0x5b) {
      if (depth === MAX_DEPTH) throw new JsonSyntaxError(`The body is nested more than ${MAX_DEPTH} levels deep`);
      depth += 1;
      nesting[depth] = byte === 0x7b ? OBJECT : ARRAY;
      offset = skipSpace(bytes, offset + 1);
      closes = bytes[offset] === (byte === 0x7b ? 0x7d : 0x5d);
      if (!closes) {
        if (nesting[depth] === OBJECT) offset = readMemberName();
        continue;
      }
    } else {
      offset = byte === 0x22 ? skipString(bytes, offset + 1) : skipScalar(bytes, offset);
      if (depth === 1) finishField();
      offset = skipSpace(bytes, offset);
    }

    // A value has ended: a comma, or the end of what holds it.
    for (;;) {
      const next = bytes[offset];
      if (next === 0x2c && !closes) break;
      if (next !== (nesting[depth] === OBJECT ? 0x7d : 0x5d)) throw unexpected(bytes, offset);
      closes = false;
      depth -= 1;
      offset += 1;
      if (depth === 1) finishField();
      offset = skipSpace(bytes, offset);
      if (depth === 0) {
        if (offset < bytes.length)
          throw new JsonSyntaxError(`Unexpected text after the JSON object, at byte ${offset}`);
        return found;
      }
    }
    offset = skipSpace(bytes, offset + 1);
    if (nesting[depth] === OBJECT) offset = readMemberName();
  }

  /** Reads `"name":` and the space after it; notes the name when it belongs to the outermost object. */
  function readMemberName(): number {
    if (bytes[offset] !== 0x22) throw unexpected(bytes, offset);
    const nameStart = offset;
    const nameEnd = skipString(bytes, offset + 1);
    if (depth === 1) fieldName = decodeName(bytes, nameStart, nameEnd);
    else if (deep) noteDeepName(nameStart + 1, nameEnd - 1, deep);
    const colon = skipSpace(bytes, nameEnd);
    if (bytes[colon] !== 0x3a) throw unexpected(bytes, colon);
    return skipSpace(bytes, colon + 1);
  }

  function noteDeepName(start: number, end: number, { names, found: deepFound }: NonNullable<typeof deep>): void {
    const name = names.find(bytes, start, end);
    if (name !== undefined) deepFound.add(name);
  }

  function finishField(): void {
    if (fieldName === undefined || !wanted.has(fieldName)) return;
    if (found.has(fieldName)) throw new JsonSyntaxError(`The body holds "${fieldName}" twice`);
    found.set(fieldName, { start: fieldStart, end: offset });
  }
}

/** Escapes count: `"mod\u0065l"` is `model` to every parser. */
function decodeName(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('utf8', start, end);
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    return String(JSON.parse(text));
  } catch {
    throw new JsonSyntaxError(`Malformed member name at byte ${start}`);
  }
}

function skipSpace(bytes: Buffer, start: number): number {
  let offset = start;
  for (;;) {
    const byte = bytes[offset];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return offset;
    offset += 1;
  }
}

function unexpected(bytes: Buffer, offset: number): JsonSyntaxError {
  return new JsonSyntaxError(offset >= bytes.length ? 'The body ends too early' : `Unexpected text at byte ${offset}`);
}
