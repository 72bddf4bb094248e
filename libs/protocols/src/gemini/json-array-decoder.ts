import type { SseFrame } from '../sse/sse-decoder';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING_BRACKET = 0x5b;
const OPENING_BRACE = 0x7b;
const NOTHING = Buffer.alloc(0);
const isOpening = (byte: number): boolean => byte === OPENING_BRACE || byte === OPENING_BRACKET;
const isClosing = (byte: number): boolean => byte === 0x7d || byte === 0x5d;

/**
 * Reads a JSON array that comes piece by piece, as `streamGenerateContent` without `alt=sse` sends it (protocols.md 7.1), cut anywhere. Each
 * object of the array is a frame without a name, so that it can stand where an `SseDecoder` does. An object alone, as errors come, is one
 * as well. Only brackets and strings are looked at: what is no JSON is left to who reads the frames.
 */
export class JsonArrayDecoder {
  /** Of brackets that are open. The array itself counts. */
  private depth = 0;
  private isInArray = false;
  private isInString = false;
  private isEscaped = false;
  /** What came last is a place where the array can be gone on with, be it for space. */
  private isBetween = false;
  /** Pieces of the object under way; undefined: none is. */
  private pieces: Buffer[] | undefined;
  private bytes = 0;

  /**
   * @param onFrame called for every whole object
   * @param maxFrameBytes an object of more bytes is not kept: its frame has no data
   */
  constructor(
    private readonly onFrame: (frame: SseFrame) => void,
    private readonly maxFrameBytes = 8 * 1024 * 1024,
  ) {}

  /**
   * Takes the next bytes.
   * @returns how many of them stand before the last place where no element is under way: after the opening bracket, or after an element and
   *   before its comma. 0 when there is no such place in this chunk.
   */
  push(chunk: Buffer): number {
    let boundary = 0;
    let start = this.pieces ? 0 : -1;
    for (let offset = 0; offset < chunk.length; offset += 1) {
      const byte = chunk[offset] ?? 0;
      if (this.isBetween && isSpace(byte)) {
        boundary = offset + 1;
        continue;
      }
      this.isBetween = false;
      if (this.isInString) {
        offset = this.skipString(chunk, offset);
        continue;
      }
      if (byte === QUOTE) this.isInString = true;
      else if (isOpening(byte)) {
        if (this.depth === this.outside && byte === OPENING_BRACE) {
          this.pieces = [];
          this.bytes = 0;
          start = offset;
        }
        if (this.depth === 0) this.isInArray = byte === OPENING_BRACKET;
        this.depth += 1;
        this.isBetween = this.isInArray && this.depth === 1;
      } else if (isClosing(byte)) {
        this.depth = Math.max(0, this.depth - 1);
        if (this.depth > this.outside) continue;
        if (this.pieces) this.finish(chunk.subarray(start, offset + 1));
        start = -1;
        this.isBetween = true;
      }
      if (this.isBetween) boundary = offset + 1;
    }
    if (this.pieces) this.keep(chunk.subarray(start));
    return boundary;
  }

  /** The depth at which elements stand. */
  private get outside(): number {
    return this.isInArray && this.depth > 0 ? 1 : 0;
  }

  /** @returns the offset of the last byte of the string, or of the chunk */
  private skipString(chunk: Buffer, start: number): number {
    for (let offset = start; offset < chunk.length; offset += 1) {
      const byte = chunk[offset];
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === BACKSLASH) this.isEscaped = true;
      else if (byte === QUOTE) {
        this.isInString = false;
        return offset;
      }
    }
    return chunk.length;
  }

  private keep(piece: Buffer): void {
    this.bytes += piece.length;
    if (this.bytes > this.maxFrameBytes) this.pieces = [];
    else this.pieces?.push(piece);
  }

  private finish(last: Buffer): void {
    this.keep(last);
    const pieces = this.pieces ?? [];
    const isKept = this.bytes <= this.maxFrameBytes;
    this.pieces = undefined;
    this.onFrame({ event: '', data: isKept ? joined(pieces) : NOTHING });
  }
}

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

const joined = ([first = NOTHING, ...others]: readonly Buffer[]): Buffer =>
  others.length === 0 ? first : Buffer.concat([first, ...others]);
