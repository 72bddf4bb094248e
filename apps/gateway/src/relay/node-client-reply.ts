import type { ServerResponse } from 'node:http';
import type { ClientReply } from '@app/relay';

/** A client that takes nothing for this long is gone, whatever its connection says. */
const WRITE_STALL_MS = 60_000;
const nothing = (): void => undefined;

/** The client's side of a request over Node's HTTP server. */
export class NodeClientReply implements ClientReply {
  private left = false;
  private drainListener = nothing;
  private leaveListener = nothing;
  private stallTimer: NodeJS.Timeout | undefined;

  constructor(private readonly response: ServerResponse) {
    response.on('close', () => this.close());
    response.on('drain', () => {
      clearTimeout(this.stallTimer);
      this.drainListener();
    });
    response.on('error', nothing);
  }

  get hasStarted(): boolean {
    return this.response.headersSent;
  }

  get hasLeft(): boolean {
    return this.left;
  }

  start(status: number, headers: string[]): void {
    if (this.left) return;
    // Node keeps headers that were set before only when these come one by one.
    for (let index = 0; index < headers.length; index += 2) {
      this.response.setHeader(headers[index] ?? '', headers[index + 1] ?? '');
    }
    this.response.writeHead(status);
  }

  write(chunk: Buffer | string): boolean {
    if (this.left) return true;
    if (this.response.write(chunk)) return true;
    clearTimeout(this.stallTimer);
    this.stallTimer = setTimeout(() => this.response.destroy(), WRITE_STALL_MS);
    return false;
  }

  end(chunk?: Buffer | string): void {
    if (!this.left) this.response.end(chunk);
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
