import type { FastifyRequest } from 'fastify';
import type { EffectiveKey } from '@app/api-keys';
import type { User } from '@app/auth';

/** Whose key a client request shows. */
export interface Caller {
  /** As it counts now, by the policies of its owner. */
  readonly apiKey: EffectiveKey;
  readonly user: User;
}

const callers = new WeakMap<FastifyRequest, Caller>();

export function rememberCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

/** @throws Error on a route without the relay key guard */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('a client route without the relay key guard');
  return caller;
}
