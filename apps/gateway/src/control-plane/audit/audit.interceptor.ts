import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Observable, concatMap } from 'rxjs';
import { type ActorContext, type AuditEvent, AuditTrail, actAs } from '@app/audit';
import { accessOf } from '../access/route-access';
import { signedInOf } from '../access/signed-in';
import { type Noted, notedOf } from './noted-as';
import { originOf } from './origin-of';
import { userAs } from './user-as';

/** Puts everything that a handler of the control plane does down to its caller. Client routes change nothing in a caller's name. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(private readonly auditTrail: AuditTrail) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const handler = context.getHandler();
    if (accessOf(context.getClass(), handler)?.kind === 'client') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const noted = notedOf(handler);
    // The handler runs when somebody subscribes: that has to happen within the context.
    return new Observable((subscriber) =>
      actAs(actorContextOf(request), () => {
        const answer = next.handle();
        return (noted ? answer.pipe(concatMap((value) => this.note(noted, request, value))) : answer).subscribe(
          subscriber,
        );
      }),
    );
  }

  /** When it is done, and before the caller hears of it. */
  private async note(noted: Noted, request: FastifyRequest, answer: unknown): Promise<unknown> {
    await this.auditTrail.note(eventOf(noted, request));
    return answer;
  }
}

function eventOf({ action, subjectType }: Noted, { params }: FastifyRequest): AuditEvent {
  const { id = subjectType } = params as { readonly id?: string };
  return { action, subject: { type: subjectType, id }, outcome: 'done' };
}

function actorContextOf(request: FastifyRequest): ActorContext {
  const signedIn = signedInOf(request);
  return { actor: signedIn ? userAs(signedIn.user) : { kind: 'anonymous' }, origin: originOf(request) };
}
