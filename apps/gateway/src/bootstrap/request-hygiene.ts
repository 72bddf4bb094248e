import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError } from '@app/common';
import type { RouteConfig } from './body-parsers';
import type { Draining } from './draining';

const MOST_HEADERS = 100;
const healthPaths: ReadonlySet<string> = new Set(['/livez', '/health', '/readyz']);

/**
 * Refuses what Node's HTTP parser lets pass: floods of small headers, several hosts, and absolute addresses, which name another host
 * than the one that was asked.
 */
export function addRequestHygiene(instance: FastifyInstance, draining: Draining): void {
  instance.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
    // Routes that write their answer themselves name the request in it.
    const { readsOwnBody, takesCsv } = request.routeOptions.config as RouteConfig;
    if (readsOwnBody !== true || takesCsv === true) reply.raw.setHeader('x-request-id', request.id);
    done(objectionTo(request) ?? (draining.isOn ? refuseWhileDraining(request, reply) : undefined));
  });
}

function objectionTo({ raw }: FastifyRequest): GatewayError | undefined {
  const { rawHeaders, url = '' } = raw;
  if (rawHeaders.length > 2 * MOST_HEADERS) {
    return new GatewayError('caller_headers_too_large', `More than ${MOST_HEADERS} headers in one request`);
  }
  if (!url.startsWith('/')) {
    return new GatewayError('caller_request_invalid', 'The request line must hold a path, not a whole address');
  }
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1 ? new GatewayError('caller_request_invalid', 'More than one Host header in one request') : undefined;
}

function refuseWhileDraining(request: FastifyRequest, reply: FastifyReply): GatewayError | undefined {
  reply.raw.setHeader('connection', 'close');
  // They say themselves what is going on; a process that is taken for dead would be killed in the middle of its last answers.
  if (healthPaths.has(request.routeOptions.url ?? '')) return undefined;
  return new GatewayError('gateway_draining', 'This instance is shutting down', { retryAfterSeconds: 1 });
}
