import { asObject, parseJsonObject } from '../json/json-object';
import { type SseFrame, SseDecoder } from '../sse/sse-decoder';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const NOTHING = Buffer.alloc(0);
const BLANK_LINE = Buffer.from('\n\n');
/** An event of this size is no usage chunk: it need not be held back until it is whole. */
const MOST_HELD_BYTES = 16 * 1024;

/**
 * Takes the chunk that only carries figures (`choices: []` and `usage`) out of an answer's stream, for a client that did not ask for it.
 * Every other byte passes as it came. An event is held back until it is known not to be that chunk.
 */
export class UsageChunkFilter {
  private held: Buffer[] = [];
  private heldBytes = 0;
  private isPassing = false;
  private isUsageOnly = false;
  /** What was dropped ended in a carriage return at the end of a chunk: a line feed at the start of the next one belongs to it. */
  private wasReturnDropped = false;
  private readonly decoder = new SseDecoder((frame) => {
    this.isUsageOnly = isUsageChunk(frame);
  }, MOST_HELD_BYTES);

  /** @returns the bytes that may go on to the client */
  push(chunk: Buffer): Buffer {
    const passed: Buffer[] = [];
    for (let start = 0; start < chunk.length;) {
      const end = endOfLine(chunk, start);
      this.take(chunk.subarray(start, end), passed);
      start = end;
    }
    return passed.length === 1 ? (passed[0] ?? NOTHING) : Buffer.concat(passed);
  }

  /** The upstream closed: what is left, be it the beginning of an event. */
  end(): Buffer {
    if (this.heldBytes > 0) this.decoder.push(BLANK_LINE);
    const rest = this.isUsageOnly ? NOTHING : Buffer.concat(this.held);
    this.release();
    return rest;
  }

  private take(part: Buffer, passed: Buffer[]): void {
    const isBoundary = this.decoder.push(part) === part.length;
    const isRestOfDropped = this.wasReturnDropped && part[0] === LINE_FEED && part.length === 1;
    this.wasReturnDropped = false;
    if (isRestOfDropped) return;
    if (this.isPassing) passed.push(part);
    else {
      this.held.push(part);
      this.heldBytes += part.length;
    }
    if (isBoundary) {
      if (this.isUsageOnly) this.wasReturnDropped = part.at(-1) === CARRIAGE_RETURN;
      else passed.push(...this.held);
      this.release();
      this.isPassing = false;
    } else if (this.heldBytes > MOST_HELD_BYTES) {
      passed.push(...this.held);
      this.release();
      this.isPassing = true;
    }
  }

  private release(): void {
    this.held = [];
    this.heldBytes = 0;
    this.isUsageOnly = false;
  }
}

/** Offset after the next line break, where alone an event can end, or the end of the bytes. */
function endOfLine(bytes: Buffer, from: number): number {
  const lineFeed = bytes.indexOf(LINE_FEED, from);
  const end = lineFeed < 0 ? bytes.length : lineFeed + 1;
  const carriageReturn = bytes.subarray(from, end).indexOf(CARRIAGE_RETURN);
  if (carriageReturn < 0) return end;
  const next = from + carriageReturn + 1;
  return bytes[next] === LINE_FEED ? next + 1 : next;
}

function isUsageChunk({ data }: SseFrame): boolean {
  if (!data.includes('"usage"')) return false;
  const chunk = parseJsonObject(data.toString('utf8'));
  return asObject(chunk?.usage) !== undefined && Array.isArray(chunk?.choices) && chunk.choices.length === 0;
}
