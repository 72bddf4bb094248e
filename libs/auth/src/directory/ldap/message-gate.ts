import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { headerAt, isAnswer } from './message-shape';

/** An entry of a person with all its groups has some kilobytes. */
const LONGEST_MESSAGE = 4 * 1_024 * 1_024;
/** Fifty people with theirs. */
const LONGEST_CONVERSATION = 64 * 1_024 * 1_024;

/**
 * Stands between a server and the LDAP client, and lets whole messages through whose structure is that of an answer. The client reads
 * answers in loops that a length which is not true keeps going for good.
 */
export class MessageGate extends Duplex {
  /** What the client asks a socket before it waits for a connection. */
  readonly connecting = false;
  readonly readyState = 'open';
  private held: Buffer = Buffer.alloc(0);

  constructor(private readonly socket: Socket) {
    super();
    socket.on('data', (chunk: Buffer) => {
      this.hear(chunk);
    });
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }

  private hear(chunk: Buffer): void {
    if (this.destroyed) return;
    try {
      if (this.socket.bytesRead > LONGEST_CONVERSATION) throw new Error('The server said too much');
      this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
      for (let header = headerAt(this.held, 0); header; header = headerAt(this.held, 0)) {
        if (header.contentEnd > LONGEST_MESSAGE) throw new Error('The server said too much');
        if (header.contentEnd > this.held.length) return;
        const message = this.held.subarray(0, header.contentEnd);
        if (!isAnswer(message)) throw new Error('The server said something that is no answer of LDAP');
        this.held = this.held.subarray(header.contentEnd);
        if (!this.push(message)) this.socket.pause();
      }
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
