import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Actor, type AuditEvent, AuditTrail, RepeatedEvents, actAs } from '@app/audit';
import { type SignInOutcome, type User, Users } from '@app/auth';
import type { Clock } from '@app/common';
import { CLOCK } from '../../bootstrap/tokens';
import { originOf } from './origin-of';
import { userAs } from './user-as';

export type RefusedSignIn = Extract<SignInOutcome, { readonly outcome: 'refused' }>;

/** Puts down who signed in and out, and who tried. All methods throw GatewayError `gateway_unavailable` when that cannot be done. */
@Injectable()
export class SignInNotes {
  private readonly repeated: RepeatedEvents;

  constructor(
    private readonly auditTrail: AuditTrail,
    private readonly users: Users,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.repeated = new RepeatedEvents(clock);
  }

  /** Before the session is handed out. */
  done(user: User, sessionId: string, request: FastifyRequest): Promise<void> {
    return this.note(userAs(user), request, {
      ...{ action: 'sign-in.done', outcome: 'done' },
      subject: { type: 'session', id: sessionId },
    });
  }

  /**
   * A name that nobody has is put down as a fingerprint: it may be a password in the wrong field. Somebody who is refused without being
   * asked for a password, because of too many attempts, is put down once a minute, with a count.
   */
  async refused(refusal: RefusedSignIn, request: FastifyRequest): Promise<void> {
    const { username, reason } = refusal;
    const user = this.users.findByUsername(username);
    const name = user?.username ?? this.auditTrail.fingerprint(username);
    const isThrottled = reason === 'throttled' || reason === 'throttled-under-another-name';
    const count = isThrottled ? this.repeated.countToNote(`${name} ${request.ip}`) : 1;
    if (count === undefined) return;
    const suspended = reason === 'throttled' ? undefined : refusal.suspended;
    await this.note({ kind: 'anonymous', username: name }, request, {
      ...{ action: 'sign-in.refused', outcome: 'refused' },
      ...(user ? { subject: { type: 'users', id: user.id } } : {}),
      detail: { reason, ...(isThrottled ? { count } : {}), ...(suspended ? { suspended } : {}) },
    });
  }

  signedOut(userId: string, sessionId: string, request: FastifyRequest): Promise<void> {
    return this.note(this.actorOf(userId), request, {
      ...{ action: 'session.signed-out', outcome: 'done' },
      subject: { type: 'session', id: sessionId },
    });
  }

  /** Somebody has a copy of a refresh token: nobody knows which of the two is the person. */
  reused(userId: string, sessionId: string, request: FastifyRequest): Promise<void> {
    return this.note({ kind: 'anonymous' }, request, {
      ...{ action: 'session.token-reused', outcome: 'refused' },
      ...{ subject: { type: 'session', id: sessionId }, detail: { userId } },
    });
  }

  private actorOf(userId: string): Actor {
    const user = this.users.get(userId);
    return user ? userAs(user) : { kind: 'anonymous' };
  }

  private note(actor: Actor, request: FastifyRequest, event: AuditEvent): Promise<void> {
    return actAs({ actor, origin: originOf(request) }, () => this.auditTrail.note(event));
  }
}
