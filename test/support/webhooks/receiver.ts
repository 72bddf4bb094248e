import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** By the monotonic clock of the test. */
  readonly at: number;
}

/** What a receiver does with a call; absent: it answers 200. */
export type Behaviour = (call: ReceivedCall, response: ServerResponse, request: IncomingMessage) => void;

/** Somebody who is told, by path: `/a` and `/b` are two of them. Counts how many are under way at the same time. */
export interface Receiver {
  readonly url: string;
  readonly calls: ReceivedCall[];
  /** By path; `*`: all others. */
  readonly behaviours: Map<string, Behaviour>;
  /** Most calls of a path that were ever under way together. */
  mostAtOnce(path: string): number;
  callsOf(path: string): ReceivedCall[];
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const calls: ReceivedCall[] = [];
  const behaviours = new Map<string, Behaviour>();
  const underWay = new Map<string, number>();
  const most = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const count = (underWay.get(path) ?? 0) + 1;
    underWay.set(path, count);
    most.set(path, Math.max(most.get(path) ?? 0, count));
    response.once('close', () => underWay.set(path, (underWay.get(path) ?? 1) - 1));
    text(request)
      .then((body) => {
        const call = { path, headers: request.headers, body, at: performance.now() };
        calls.push(call);
        const behaviour = behaviours.get(path) ?? behaviours.get('*');
        if (behaviour) behaviour(call, response, request);
        else response.end('ok');
      })
      .catch(() => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    behaviours,
    mostAtOnce: (path) => most.get(path) ?? 0,
    callsOf: (path) => calls.filter((call) => call.path === path),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Behaviour =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);
