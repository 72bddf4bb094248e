import type { FastifyRequest } from 'fastify';

/** Where a sign-in comes from, as it is kept with the session that it opens. */
export function sessionOriginOf({ ip, headers }: FastifyRequest): { address: string; userAgent: string | undefined } {
  return { address: ip, userAgent: headers['user-agent'] };
}
