import type { FastifyRequest } from 'fastify';
import type { ActorContext } from '@app/audit';
import type { User } from '@app/auth';
import { originOf } from '../control-plane/audit/origin-of';
import { userAs } from '../control-plane/audit/user-as';

/** Who does what a request asks for, and from where, for the audit log: these routes have no signed-in caller. */
export function contextOf(user: User | undefined, request: FastifyRequest): ActorContext {
  return { actor: user ? userAs(user) : { kind: 'anonymous' }, origin: originOf(request) };
}
