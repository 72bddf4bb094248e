import type { Socket } from 'node:net';
import type { EgressError } from '../egress-error';
import { proxyError } from './proxy-failure';

/** Far more than any proxy says before it opens a tunnel. */
const MOST_BYTES = 16 * 1024;

/** Talks to a proxy over a connection that will be the upstream's. Reads no byte for itself that is not the proxy's. */
export class Handshake {
  private received: Buffer = Buffer.alloc(0);
  private failure: EgressError | undefined;
  private wake: (() => void) | undefined;

  constructor(private readonly socket: Socket) {
    socket.on('readable', this.onReadable).on('error', this.onEnd).on('end', this.onEnd).on('close', this.onEnd);
    // It may have broken before anybody listened.
    if (socket.destroyed) this.onEnd();
  }

  write(bytes: string | Uint8Array): void {
    this.socket.write(bytes);
  }

  /**
   * The proxy's next message.
   * @param lengthOf how long the message is that begins here; undefined: more of it has to come first
   * @throws EgressError when none comes
   */
  async read(lengthOf: (received: Buffer) => number | undefined): Promise<Buffer> {
    for (;;) {
      const length = lengthOf(this.received);
      if (length !== undefined && length <= this.received.length) {
        const message = this.received.subarray(0, length);
        this.received = this.received.subarray(length);
        return message;
      }
      if (this.failure) throw this.failure;
      if (this.received.length > MOST_BYTES) throw proxyError('malformed', 'says too much before it opens a tunnel');
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** Leaves the connection to whoever comes next, with what has come for them already. */
  release(): void {
    const { socket } = this;
    socket.off('readable', this.onReadable).off('error', this.onEnd).off('end', this.onEnd).off('close', this.onEnd);
    if (this.received.length > 0 && !socket.destroyed) socket.unshift(this.received);
  }

  private readonly onReadable = (): void => {
    const chunk = this.socket.read() as Buffer | null;
    if (chunk) this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    this.wake?.();
  };

  private readonly onEnd = (error?: unknown): void => {
    const cause = error instanceof Error ? error : undefined;
    this.failure ??= proxyError('closed', 'closed the connection before it opened a tunnel', cause);
    this.wake?.();
  };
}
