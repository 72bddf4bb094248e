import type { FastifyRequest } from 'fastify';
import { ControlPlaneError } from '../problem/control-plane-error';

const jsonPattern = /^application\/json *(; *charset="?utf-8"? *)?$/i;

/**
 * Forms and plain text are what another site can send in a user's name without asking first, so the control plane takes JSON or no
 * body at all.
 * @throws ControlPlaneError `caller_content_type_unsupported`
 */
export function requireJsonOrNothing({ method, headers }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD') return;
  const contentType = headers['content-type'];
  if (contentType === undefined || jsonPattern.test(contentType)) return;
  throw new ControlPlaneError('caller_content_type_unsupported', 'Send JSON: content-type application/json');
}
