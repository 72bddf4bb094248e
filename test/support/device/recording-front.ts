import { once } from 'node:events';
import { type IncomingHttpHeaders, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  /** Method and path, without a query. */
  readonly call: string;
  readonly headers: IncomingHttpHeaders;
  readonly status: number;
  /** Headers of the answer. */
  readonly answer: IncomingHttpHeaders;
}

export interface RecordingFront {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  forget(): void;
  close(): void;
}

/** A proxy before a gateway, which stands for the one that ends TLS and notes what a client asks for. */
export async function startRecordingFront(behind: string): Promise<RecordingFront> {
  const seen: SeenRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    const onward = request(behind + url, { method, headers }, (answer) => {
      const status = answer.statusCode ?? 0;
      seen.push({ call: `${method} ${url.split('?', 1)[0] ?? ''}`, headers, status, answer: answer.headers });
      outgoing.writeHead(status, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close,
    forget: () => seen.splice(0),
  };
}
