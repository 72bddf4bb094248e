import type { ServerResponse } from 'node:http';
import type { ClientReply } from '@app/relay';

/** A client that takes nothing for this long is gone, whatever its connection says. */
const WRITE_STALL_MS = 60_000;
/** Up to here a body goes out in one write together with the headers, byte for byte as latin-1: one system call instead of two buffers. */
const SMALL_BODY = 16 * 1024;
const nothing = (): void => undefined;

/** The client's side of a request over Node's HTTP server. */
export class NodeClientReply implements ClientReply {
  private left: boolean;
  private drainListener = nothing;
  private leaveListener = nothing;
  private stallTimer: NodeJS.Timeout | undefined;

  constructor(private readonly response: ServerResponse) {
    this.left = response.destroyed;
    response.on('close', () => this.close());
    response.on('drain', () => {
      clearTimeout(this.stallTimer);
      this.drainListener();
    });
    response.on('error', nothing);
  }

  get hasLeft(): boolean {
    return this.left;
  }

  get hasStarted(): boolean {
    return this.response.headersSent;
  }

  start(status: number, headers: string[]): void {
    if (!this.left) this.response.writeHead(status, headers);
  }

  write(chunk: Buffer | string): boolean {
    if (this.left) return true;
    if (this.response.write(chunk)) return true;
    clearTimeout(this.stallTimer);
    this.stallTimer = setTimeout(() => this.response.destroy(), WRITE_STALL_MS);
    return false;
  }

  end(chunk?: Buffer | string): void {
    if (this.left) return;
    if (chunk instanceof Buffer && chunk.length <= SMALL_BODY) this.response.end(chunk.toString('latin1'), 'latin1');
    else this.response.end(chunk);
  }

  destroy(): void {
    this.response.destroy();
  }

  onDrain(listener: () => void): void {
    this.drainListener = listener;
  }

  onLeave(listener: () => void): void {
    this.leaveListener = listener;
    if (this.left) listener();
  }

  private close(): void {
    clearTimeout(this.stallTimer);
    if (this.response.writableFinished) return;
    this.left = true;
    this.leaveListener();
  }
}
