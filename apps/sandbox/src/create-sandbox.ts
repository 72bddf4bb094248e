import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { keyOf } from './anthropic/check-caller';
import { errorAnswer } from './anthropic/errors';
import { answerCall, meteredPaths } from './answer-call';
import type { Call } from './call';
import { answerControl } from './control';
import type { Answer } from './http/answer';
import { Delivery } from './http/delivery';
import { readBody } from './http/read-body';
import { Ledger } from './ledger/ledger';
import { type Traffic, noTraffic } from './traffic';
import { uniqueId } from './unique-id';

const MAX_HEADER_BYTES = 64 * 1024;
/** Longer than clients keep idle connections, so that it is never the sandbox that closes one under a request. */
const KEEP_ALIVE_MS = 600_000;

export interface Sandbox {
  readonly server: Server;
  readonly ledger: Ledger;
  readonly traffic: Traffic;
}

/** The simulator with an empty ledger, not yet listening. */
export function createSandbox(): Sandbox {
  const ledger = new Ledger();
  const traffic = noTraffic();
  const options = { keepAliveTimeout: KEEP_ALIVE_MS, maxHeaderSize: MAX_HEADER_BYTES };
  const server = createServer(options, (request, response) => {
    if (request.url?.startsWith('/sandbox/')) control(request, response);
    else readBody(request, (body) => serve(request, response, body));
  });
  server.on('connection', (socket) => {
    traffic.openConnections += 1;
    traffic.connectionsTotal += 1;
    socket.once('close', () => (traffic.openConnections -= 1));
  });

  function control(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    const answer = answerControl(request.method ?? '', request.url ?? '', ledger, traffic);
    new Delivery(response, answer ?? errorAnswer(404, 'Not Found', uniqueId('req')), undefined).begin();
  }

  function serve(request: IncomingMessage, response: ServerResponse, body: Buffer | null): void {
    const url = request.url ?? '/';
    const path = url.split('?', 1)[0] ?? '/';
    const requestId = uniqueId('req');
    const key = keyOf(request.headers);
    const entry =
      body && meteredPaths.has(path)
        ? ledger.open({ path, apiKeyTail: key.slice(-6), upstreamRequestId: requestId })
        : undefined;
    const { headers, rawHeaders } = request;
    const call: Call | null = body && {
      ...{ method: request.method ?? '', url, path, headers, rawHeaders, body, key, requestId, entry },
    };
    const answer: Answer = call
      ? answerCall(call)
      : errorAnswer(413, 'Request exceeds the maximum size', requestId, { headers: ['connection', 'close'] });
    count(response, entry?.streaming === true);
    new Delivery(response, answer, entry).begin();
  }

  function count(response: ServerResponse, streaming: boolean): void {
    traffic.requestsTotal += 1;
    traffic.openRequests += 1;
    if (streaming) traffic.openStreams += 1;
    response.once('close', () => {
      traffic.openRequests -= 1;
      if (streaming) traffic.openStreams -= 1;
    });
  }

  return { server, ledger, traffic };
}
