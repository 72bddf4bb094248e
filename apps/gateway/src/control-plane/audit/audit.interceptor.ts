import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import { type ActorContext, actAs } from '@app/audit';
import { accessOf } from '../access/route-access';
import { signedInOf } from '../access/signed-in';
import { originOf } from './origin-of';
import { userAs } from './user-as';

/** Puts everything that a handler of the control plane does down to its caller. Client routes change nothing in a caller's name. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (accessOf(context.getClass(), context.getHandler())?.kind === 'client') return next.handle();
    const actor = actorContextOf(context.switchToHttp().getRequest<FastifyRequest>());
    // The handler runs when somebody subscribes: that has to happen within the context.
    return new Observable((subscriber) => actAs(actor, () => next.handle().subscribe(subscriber)));
  }
}

function actorContextOf(request: FastifyRequest): ActorContext {
  const signedIn = signedInOf(request);
  return { actor: signedIn ? userAs(signedIn.user) : { kind: 'anonymous' }, origin: originOf(request) };
}
