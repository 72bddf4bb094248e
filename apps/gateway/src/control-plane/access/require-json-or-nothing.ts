import type { FastifyRequest } from 'fastify';
import type { RouteConfig } from '../../bootstrap/body-parsers';
import { ControlPlaneError } from '../problem/control-plane-error';

const jsonPattern = /^application\/json *(; *charset="?utf-8"? *)?$/i;
const csvPattern = /^text\/csv *(;.*)?$/i;

/**
 * Forms and plain text are what another site can send in a user's name without asking first, so the control plane takes JSON or no
 * body at all, or CSV where a route says so, for which browsers ask first as well.
 * @throws ControlPlaneError `caller_content_type_unsupported`
 */
export function requireJsonOrNothing({ method, headers, routeOptions }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD') return;
  const contentType = headers['content-type'];
  const takesCsv = (routeOptions.config as RouteConfig).takesCsv === true;
  if (contentType === undefined || (takesCsv ? csvPattern : jsonPattern).test(contentType)) return;
  throw new ControlPlaneError(
    'caller_content_type_unsupported',
    takesCsv ? 'Send CSV: content-type text/csv' : 'Send JSON: content-type application/json',
  );
}
