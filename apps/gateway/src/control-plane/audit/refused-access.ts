import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditTrail, RepeatedEvents, actAs } from '@app/audit';
import type { User } from '@app/auth';
import type { Clock } from '@app/common';
import type { Logger } from '@app/telemetry';
import { CLOCK, LOGGER } from '../../bootstrap/tokens';
import { loggableError } from '../problem/loggable-error';
import { originOf } from './origin-of';
import { userAs } from './user-as';

/** Puts down that somebody who is signed in asked for what their role does not allow: once a minute for each person and handler. */
@Injectable()
export class RefusedAccess {
  private readonly repeated: RepeatedEvents;

  constructor(
    private readonly auditTrail: AuditTrail,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.repeated = new RepeatedEvents(clock);
  }

  /** Never fails: what is refused is refused, put down or not. */
  async note(user: User, handler: string, request: FastifyRequest): Promise<void> {
    const count = this.repeated.countToNote(`${user.id} ${handler}`);
    if (count === undefined) return;
    const event = {
      ...{ action: 'access.refused', outcome: 'refused' as const },
      subject: { type: 'route', id: handler },
      detail: { method: request.method, count },
    };
    try {
      await actAs({ actor: userAs(user), origin: originOf(request) }, () => this.auditTrail.note(event));
    } catch (error) {
      this.logger.warn({ requestId: request.id, error: loggableError(error) }, 'a refusal is not in the audit log');
    }
  }
}
