import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError, type GatewayErrorCode, errorCatalogue } from '@app/common';
import { type Protocol, type ProtocolError, kitOf, protocolErrorOf } from '@app/protocols';
import { toProblem } from '../control-plane/problem/to-problem';
import { methodOfClientPath, protocolOfPath } from './client-paths';
import { limitHeaders } from './limit-headers';

/** Whatever was thrown on a client route, as a refusal that its client can be shown. */
export function toClientError(exception: unknown, request: FastifyRequest): GatewayError {
  if (exception instanceof GatewayError) return exception;
  const { problem, headers } = toProblem(exception, request);
  if (problem.code === 'caller_route_unknown') {
    const method = methodOfClientPath(request.url);
    if (method !== undefined) {
      return new GatewayError('caller_method_not_allowed', `${request.method} is not allowed here: use ${method}`, {
        cause: exception,
      });
    }
    return new GatewayError('caller_route_unknown', `There is nothing at ${request.url.split('?', 1)[0] ?? ''}`, {
      cause: exception,
    });
  }
  // What the framework refuses before a route is reached, such as a content type that is none, and a store that is away.
  if (problem.code !== 'gateway_failed' && isGatewayErrorCode(problem.code)) {
    const retryAfterSeconds = Number(headers['retry-after']);
    const hint = Number.isFinite(retryAfterSeconds) ? { retryAfterSeconds } : {};
    return new GatewayError(problem.code, problem.detail, { cause: exception, ...hint });
  }
  return new GatewayError('gateway_failed', 'Something went wrong inside the relay', { cause: exception });
}

const isGatewayErrorCode = (code: string): code is GatewayErrorCode => code in errorCatalogue;

/** Sends a refusal in the client's own envelope. After the answer has begun only the connection can say that something went wrong. */
export function sendClientError(error: GatewayError, request: FastifyRequest, reply: FastifyReply): void {
  const response = reply.raw;
  reply.hijack();
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const protocol = protocolOfPath(request.url, request.headers['anthropic-version']);
  const kit = kitOf(protocol);
  const said = inWordsOf(protocol, error);
  const body = kit.writeError(said, request.id);
  const rightMethod = error.code === 'caller_method_not_allowed' ? methodOfClientPath(request.url) : undefined;
  response.writeHead(kit.statusOf(said), {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-request-id': request.id,
    ...(protocol === 'anthropic-messages' ? { 'request-id': request.id } : {}),
    'x-trunkline-error-origin': 'relay',
    'x-trunkline-error-code': error.code,
    ...limitHeaders(error, protocol),
    ...(rightMethod === undefined ? {} : { allow: rightMethod }),
    ...(error.retryable ? {} : { 'x-should-retry': 'false' }),
    ...(error.retryAfterSeconds === undefined ? {} : { 'retry-after': String(error.retryAfterSeconds) }),
    ...(request.raw.complete ? {} : { connection: 'close' }),
  });
  if (request.raw.complete) response.end(body);
  else endAfterUpload(body, request, reply);
}

const UNKNOWN_RESPONSE = 'previous_response_not_found';

/** Clients of OpenAI ask six times after a 403, and once after a model that does not exist (clients.md 3). */
function inWordsOf(protocol: Protocol, error: GatewayError): ProtocolError {
  const said = protocolErrorOf(error);
  const isOpenai = protocol === 'openai-chat' || protocol === 'openai-responses';
  // Codex sends its whole conversation when it reads this code.
  if (isOpenai && error.message.includes(UNKNOWN_RESPONSE)) return { ...said, code: UNKNOWN_RESPONSE };
  return isOpenai && error.code === 'policy_model_not_allowed' ? { ...said, kind: 'not-found', status: 404 } : said;
}

const LONGEST_UPLOAD_MS = 2_000;

/**
 * The client is still sending. Closing now would reset the connection under its answer, so the answer goes out, and the rest of the
 * upload is thrown away for a moment before the connection closes.
 */
function endAfterUpload(body: string, request: FastifyRequest, reply: FastifyReply): void {
  const end = (): void => {
    clearTimeout(timer);
    reply.raw.end();
  };
  const timer = setTimeout(end, LONGEST_UPLOAD_MS);
  reply.raw.write(body);
  request.raw.on('end', end);
  request.raw.on('error', end);
  request.raw.resume();
}
