import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type GatewayErrorCode, createRequestId, errorCatalogue } from '@app/common';
import type { Settings } from '@app/config';
import { answerUnroutable } from './unroutable';

const MAX_HEADER_BYTES = 16 * 1024;
/** Longer than the 60 s after which load balancers close idle connections. */
const KEEP_ALIVE_MS = 75_000;
const HEADERS_TIMEOUT_MS = 10_000;

/** Fastify with limits on what a caller may keep us busy with before its key is known. */
export function createHttpAdapter(settings: Settings): FastifyAdapter {
  return new FastifyAdapter({
    skipMiddie: true,
    logger: false,
    genReqId: createRequestId,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    routerOptions: {
      caseSensitive: true,
      ignoreTrailingSlash: false,
      ignoreDuplicateSlashes: false,
      maxParamLength: 256,
    },
    forceCloseConnections: 'idle',
    keepAliveTimeout: KEEP_ALIVE_MS,
    clientErrorHandler: answerUnreadableRequest,
    frameworkErrors: answerUnroutable,
    // Takes effect as often as connections are looked at. Fastify overwrites what stands among the options of `http`.
    requestTimeout: settings.clientRequestTimeoutMs,
    http: {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: Math.min(HEADERS_TIMEOUT_MS, settings.clientRequestTimeoutMs),
      connectionsCheckingInterval: 500,
    },
  });
}

const codeByError: Readonly<Record<string, readonly [GatewayErrorCode, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['caller_body_too_slow', 'The request took too long to arrive'],
  HPE_HEADER_OVERFLOW: ['caller_headers_too_large', `The headers are larger than ${MAX_HEADER_BYTES} bytes`],
};

/** The HTTP parser gave up: there is no request to answer, only a connection to speak a last word on. */
function answerUnreadableRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const inAnswer = (socket as Socket & { _httpMessage?: { headersSent: boolean; req: IncomingMessage } })._httpMessage
    ?.headersSent;
  if (inAnswer === true) {
    socket.destroy();
    return;
  }
  const [code, message] = codeByError[error.code ?? ''] ?? [
    'caller_request_invalid',
    'The request is not valid HTTP/1.1',
  ];
  const body = JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message } });
  const { status } = errorCatalogue[code];
  socket.end(
    `HTTP/1.1 ${status} Refused\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `x-should-retry: false\r\nconnection: close\r\n\r\n${body}`,
  );
}
