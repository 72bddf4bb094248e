import type { FastifyRequest } from 'fastify';
import type { Origin } from '@app/audit';

/** Where a request comes from, for the audit log. The address is the one that the server trusts. */
export function originOf({ id, ip, headers }: FastifyRequest): Origin {
  const userAgent = headers['user-agent'];
  return { address: ip, requestId: id, ...(userAgent === undefined ? {} : { userAgent }) };
}
