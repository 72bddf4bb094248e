import { once } from 'node:events';
import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ReceivedMetric, type ReceivedSpan, readMetrics, readSpans } from './read-otlp';

/** A collector that understands what it is sent, and can be told to be a bad one. */
export interface Collector {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** As they were sent last, by name. */
  readonly metrics: ReadonlyMap<string, ReceivedMetric>;
  /** Of every call. */
  readonly headers: readonly IncomingHttpHeaders[];
  /** How the next calls are answered; `silence`: never. */
  answers: number | 'silence';
  stop(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const spans: ReceivedSpan[] = [];
  const metrics = new Map<string, ReceivedMetric>();
  const headers: IncomingHttpHeaders[] = [];
  const answer = (response: ServerResponse): void => {
    if (collector.answers === 'silence') return;
    response.writeHead(collector.answers, { 'content-type': 'application/x-protobuf' });
    response.end();
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      headers.push(request.headers);
      if (request.url === '/v1/traces') spans.push(...readSpans(body));
      else for (const metric of readMetrics(body)) metrics.set(metric.name, metric);
      answer(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const collector: Collector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ spans, metrics, headers, answers: 200 },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return collector;
}
