import type { ClientReply } from '../client-reply';

/** Kept of an answer, to read its text from. */
const MOST_BYTES = 256 * 1024;

/** A client's side that keeps the beginning of what goes by. Everything reaches the client as if it were not there. */
export class CapturedReply implements ClientReply {
  status: number | undefined;
  bytes = 0;
  private contentType = '';
  private hasEnded = false;
  private readonly chunks: Buffer[] = [];
  private kept = 0;

  constructor(private readonly reply: ClientReply) {}

  get hasLeft(): boolean {
    return this.reply.hasLeft;
  }

  get hasStarted(): boolean {
    return this.reply.hasStarted;
  }

  get isStream(): boolean {
    return this.contentType.includes('event-stream');
  }

  get beginning(): Buffer {
    return Buffer.concat(this.chunks);
  }

  /** Its end was reached, and the client there to see it. */
  get isWhole(): boolean {
    return this.bytes === this.kept && this.hasEnded && !this.reply.hasLeft;
  }

  start(status: number, headers: string[]): void {
    this.status = status;
    const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type');
    this.contentType = at < 0 ? '' : (headers[at + 1] ?? '');
    this.reply.start(status, headers);
  }

  write(chunk: Buffer | string): boolean {
    this.keep(chunk);
    return this.reply.write(chunk);
  }

  end(chunk?: Buffer | string): void {
    if (chunk !== undefined) this.keep(chunk);
    this.hasEnded = true;
    this.reply.end(chunk);
  }

  destroy(): void {
    this.reply.destroy();
  }

  onDrain(listener: () => void): void {
    this.reply.onDrain(listener);
  }

  onLeave(listener: () => void): void {
    this.reply.onLeave(listener);
  }

  private keep(chunk: Buffer | string): void {
    const length = Buffer.byteLength(chunk);
    this.bytes += length;
    const room = MOST_BYTES - this.kept;
    if (room <= 0) return;
    const part = Buffer.from(Buffer.isBuffer(chunk) ? chunk.subarray(0, room) : Buffer.from(chunk).subarray(0, room));
    this.chunks.push(part);
    this.kept += part.length;
  }
}
