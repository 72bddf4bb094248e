/** One server-sent event. */
export interface SseFrame {
  /** Value of the last `event:` line; empty when there is none. */
  readonly event: string;
  /** The `data:` lines joined by line feeds; empty when the event was larger than the decoder keeps. */
  readonly data: Buffer;
  /** It was larger than that: what it said is lost. */
  readonly isOversized?: true;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const COLON = 0x3a;
const SPACE = 0x20;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const NEWLINE = Buffer.from('\n');
const NOTHING = Buffer.alloc(0);
/** Of a line that is too long this much is kept: enough to tell its field, and that it is no blank line. */
const LINE_START_BYTES = 64;

/**
 * Reads a stream of server-sent events (WHATWG HTML, 9.2.6) from bytes cut anywhere. Works on bytes, so that a character split
 * between two chunks stays whole, and copies only lines that are cut.
 */
export class SseDecoder {
  private unfinishedLine: Buffer[] = [];
  private unfinishedBytes = 0;
  private isLineCut = false;
  private isFirstLine = true;
  /** The last chunk ended in a carriage return: a line feed at the start of the next one belongs to it. */
  private swallowLineFeed = false;
  private event = '';
  private data: Buffer[] = [];
  private dataBytes = 0;
  private hasFields = false;
  private isOversized = false;

  /**
   * @param onFrame called for every complete event that has data
   * @param maxFrameBytes data beyond this many bytes is not kept
   */
  constructor(
    private readonly onFrame: (frame: SseFrame) => void,
    private readonly maxFrameBytes = 8 * 1024 * 1024,
  ) {}

  /**
   * Takes the next bytes.
   * @returns how many of them stand before the last place where no event is under way: what comes after is the beginning of an event
   *   that has not ended. 0 when there is no such place in this chunk.
   */
  push(chunk: Buffer): number {
    let offset = 0;
    let boundary = 0;
    if (this.swallowLineFeed && chunk.length > 0) {
      this.swallowLineFeed = false;
      if (chunk[0] === LINE_FEED) {
        offset = 1;
        if (!this.hasFields) boundary = 1;
      }
    }
    let carriageReturn = chunk.indexOf(CARRIAGE_RETURN, offset);
    while (offset < chunk.length) {
      if (carriageReturn >= 0 && carriageReturn < offset) carriageReturn = chunk.indexOf(CARRIAGE_RETURN, offset);
      const lineFeed = chunk.indexOf(LINE_FEED, offset);
      const endsInReturn = carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed);
      const lineEnd = endsInReturn ? carriageReturn : lineFeed;
      if (lineEnd < 0) {
        this.keepUnfinished(chunk.subarray(offset));
        break;
      }
      this.takeLine(chunk, offset, lineEnd);
      offset = lineEnd + 1;
      if (endsInReturn) {
        if (offset === chunk.length) this.swallowLineFeed = true;
        else if (chunk[offset] === LINE_FEED) offset += 1;
      }
      if (!this.hasFields) boundary = offset;
    }
    return boundary;
  }

  private keepUnfinished(bytes: Buffer): void {
    this.unfinishedBytes += bytes.length;
    if (this.isLineCut) return;
    this.unfinishedLine.push(bytes);
    if (this.unfinishedBytes <= this.maxFrameBytes + LINE_START_BYTES) return;
    this.isLineCut = true;
    this.unfinishedLine = [Buffer.concat(this.unfinishedLine, LINE_START_BYTES)];
  }

  private takeLine(chunk: Buffer, start: number, end: number): void {
    let line = chunk;
    let from = start;
    let to = end;
    const { isLineCut } = this;
    if (this.unfinishedBytes > 0) {
      if (!isLineCut) this.unfinishedLine.push(chunk.subarray(start, end));
      line =
        this.unfinishedLine.length === 1 ? (this.unfinishedLine[0] ?? NOTHING) : Buffer.concat(this.unfinishedLine);
      this.unfinishedLine = [];
      this.unfinishedBytes = 0;
      this.isLineCut = false;
      from = 0;
      to = line.length;
    }
    if (this.isFirstLine) {
      this.isFirstLine = false;
      if (line.subarray(from, from + 3).equals(BYTE_ORDER_MARK)) from += 3;
    }
    if (from === to) this.finishFrame();
    else if (line[from] !== COLON) this.takeField(line, from, to, isLineCut);
  }

  private takeField(line: Buffer, from: number, to: number, isLineCut: boolean): void {
    this.hasFields = true;
    const colon = line.indexOf(COLON, from);
    const nameEnd = colon < 0 || colon >= to ? to : colon;
    let valueStart = Math.min(nameEnd + 1, to);
    if (line[valueStart] === SPACE && valueStart < to) valueStart += 1;
    const name = line.toString('latin1', from, nameEnd);
    if (name === 'event') this.event = line.toString('utf8', valueStart, to);
    else if (name === 'data') this.takeData(line.subarray(valueStart, to), isLineCut);
  }

  private takeData(value: Buffer, isLineCut: boolean): void {
    this.dataBytes += value.length + (this.data.length > 0 ? NEWLINE.length : 0);
    if (isLineCut || this.dataBytes > this.maxFrameBytes) this.isOversized = true;
    if (this.isOversized) {
      this.data = [NOTHING];
      return;
    }
    if (this.data.length > 0) this.data.push(NEWLINE);
    this.data.push(value);
  }

  private finishFrame(): void {
    if (this.data.length > 0) {
      this.onFrame({
        event: this.event,
        data: this.isOversized
          ? NOTHING
          : this.data.length === 1
            ? (this.data[0] ?? NOTHING)
            : Buffer.concat(this.data),
        ...(this.isOversized ? { isOversized: true } : {}),
      });
      this.data = [];
    }
    this.event = '';
    this.dataBytes = 0;
    this.hasFields = false;
    this.isOversized = false;
  }
}
