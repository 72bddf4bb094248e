import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '@app/auth';

const signedInByRequest = new WeakMap<FastifyRequest, SignedIn>();

export function rememberSignedIn(request: FastifyRequest, signedIn: SignedIn): void {
  signedInByRequest.set(request, signedIn);
}

/** Undefined where nobody has to be signed in. */
export function signedInOf(request: FastifyRequest): SignedIn | undefined {
  return signedInByRequest.get(request);
}

/** Who makes the request. Only for handlers that carry `@Requires(…)`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const signedIn = signedInOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!signedIn) throw new Error(`${context.getClass().name} asks for the caller of a route that needs none`);
  return signedIn;
});
