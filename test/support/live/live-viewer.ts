import { type IncomingMessage, get } from 'node:http';
import { SseDecoder } from '@app/protocols';

export interface Told {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Somebody who watches a live stream over a real connection. */
export class LiveViewer {
  readonly told: Told[] = [];
  isOver = false;
  private readonly decoder = new SseDecoder(
    ({ event, data }) => {
      this.told.push({ event, data: JSON.parse(data.toString('utf8')) as Record<string, unknown> });
    },
    64 * 1024 * 1024,
  );

  private constructor(readonly response: IncomingMessage) {
    response.on('data', (chunk: Buffer) => this.decoder.push(chunk));
    response.on('error', () => undefined);
    response.on('close', () => (this.isOver = true));
  }

  static open(url: string, token: string): Promise<LiveViewer> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
      get(url, { headers, agent: false }, (response) => resolve(new LiveViewer(response))).on('error', reject);
    });
  }

  get status(): number | undefined {
    return this.response.statusCode;
  }

  /** Data of the events of a name, in their order. */
  of<Data = Record<string, unknown>>(event: string): Data[] {
    return this.told.filter((told) => told.event === event).map(({ data }) => data as Data);
  }

  get endReason(): unknown {
    return this.of('end')[0]?.reason;
  }

  close(): void {
    this.response.destroy();
  }
}
