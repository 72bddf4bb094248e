import type { FastifyRequest } from 'fastify';
import type { ActorContext } from '@app/audit';
import type { User } from '@app/auth';

const LONGEST_USER_AGENT = 200;

/** Who does what a request asks for, and from where, for the audit log. These routes have no signed-in caller. */
export function contextOf(user: User | undefined, { ip, id: requestId, headers }: FastifyRequest): ActorContext {
  const userAgent = headers['user-agent']?.slice(0, LONGEST_USER_AGENT);
  return {
    actor: user ? { kind: 'user', id: user.id, username: user.username, role: user.role } : { kind: 'anonymous' },
    origin: { address: ip, requestId, ...(userAgent === undefined ? {} : { userAgent }) },
  };
}
