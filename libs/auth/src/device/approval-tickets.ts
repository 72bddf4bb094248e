import { createHash } from 'node:crypto';
import type { Clock } from '@app/common';
import type { User } from '../users/user';
import { SignedClaims } from './signed-claims';

/** Somebody who has signed in on the page and has yet to say whether a device is theirs. */
export interface ApprovalTicket {
  readonly userId: string;
  readonly epoch: number;
  readonly grantId: string;
}

const TICKET_SECONDS = 300;

/** Carries a sign-in from one page to the next, for one grant and one browser, without a session. */
export class ApprovalTickets {
  private readonly tickets: SignedClaims;

  constructor(secrets: readonly [Buffer, ...Buffer[]], clock: Clock) {
    const kind = {
      ...{ purpose: 'trunkline/device-approval/v1', audience: 'trunkline-device-approval', type: 'ticket+jwt' },
      ...{ lifetimeSeconds: TICKET_SECONDS, skewSeconds: 0 },
    };
    this.tickets = new SignedClaims(secrets, kind, clock);
  }

  /** @param browser secret of the browser's cookie */
  issue({ id, epoch }: Pick<User, 'id' | 'epoch'>, grantId: string, browser: string): Promise<string> {
    return this.tickets.sign(id, { epoch, grant: grantId, browser: digestOf(browser) });
  }

  /** Undefined for a ticket that is not good, or was given to another browser. */
  async read(ticket: string, browser: string): Promise<ApprovalTicket | undefined> {
    const verified = await this.tickets.verify(ticket);
    if (verified?.claims.browser !== digestOf(browser)) return undefined;
    const { epoch, grant } = verified.claims;
    if (typeof grant !== 'string' || !Number.isSafeInteger(epoch)) return undefined;
    return { userId: verified.subject, epoch: Number(epoch), grantId: grant };
  }
}

const digestOf = (browser: string): string => createHash('sha256').update(browser).digest('base64url');
