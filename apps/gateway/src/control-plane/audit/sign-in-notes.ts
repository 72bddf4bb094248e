import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Actor, type AuditEvent, AuditTrail, RepeatedEvents, actAs } from '@app/audit';
import { type SignInOutcome, type User, Users, addressGroup } from '@app/auth';
import type { Clock } from '@app/common';
import { CLOCK } from '../../bootstrap/tokens';
import { originOf } from './origin-of';
import { userAs } from './user-as';

export type RefusedSignIn = Extract<SignInOutcome, { readonly outcome: 'refused' }>;

/** Refusals that do not bring the next one any nearer to the limit of the throttle. */
const uncounted: ReadonlySet<RefusedSignIn['reason']> = new Set([
  'throttled',
  'throttled-under-another-name',
  'directory-unavailable',
]);

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
   * A name that nobody has is put down as a fingerprint: it may be a password in the wrong field. Who is refused without an attempt that
   * counts is put down once a minute, with a count: for each person and network, and for all names together that nobody has, of which
   * somebody who wants to fill the log has any number.
   */
  async refused(refusal: RefusedSignIn, request: FastifyRequest): Promise<void> {
    const { username, reason } = refusal;
    const user = this.users.findByUsername(username);
    const name = user?.username ?? this.auditTrail.fingerprint(username);
    const mayBeEndless = uncounted.has(reason);
    const kind = `${reason} ${user?.id ?? ''} ${addressGroup(request.ip)}`;
    const count = mayBeEndless ? this.repeated.countToNote(kind) : 1;
    if (count === undefined) return;
    const suspended = reason === 'throttled' ? undefined : refusal.suspended;
    await this.note({ kind: 'anonymous', username: name }, request, {
      ...{ action: 'sign-in.refused', outcome: 'refused' },
      ...(user ? { subject: { type: 'users', id: user.id } } : {}),
      detail: { reason, ...(mayBeEndless ? { count } : {}), ...(suspended ? { suspended } : {}) },
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
