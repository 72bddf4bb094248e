import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditTrail, actAs } from '@app/audit';
import {
  ApprovalTickets,
  type DeviceGrant,
  DeviceGrants,
  DeviceLimits,
  Sessions,
  SignIn,
  type User,
  Users,
  canonicalUsername,
} from '@app/auth';
import type { Logger } from '@app/telemetry';
import { SignInAlarms } from '../../auth/sign-in-alarms';
import { LOGGER } from '../../bootstrap/tokens';
import { contextOf } from '../context-of';
import { DeviceKeys } from '../device-keys';

/** What a browser is shown last. */
export interface PageOutcome {
  readonly kind: 'end';
  readonly status: number;
  readonly title: string;
  readonly words: string;
}

export type BeginOutcome =
  | { readonly kind: 'ticket'; readonly ticket: string; readonly grant: DeviceGrant; readonly username: string }
  | { readonly kind: 'again'; readonly status: number; readonly words: string; readonly retryAfterSeconds?: number }
  | PageOutcome;

export interface PersonAtPage {
  readonly code: string;
  readonly username: string;
  readonly password: string;
  /** Secret of the browser's cookie. */
  readonly browser: string;
}

export interface Decision {
  readonly ticket: string;
  readonly browser: string;
  readonly isApproved: boolean;
}

const end = (status: number, title: string, words: string): PageOutcome => ({ kind: 'end', status, title, words });
const unknownCode: BeginOutcome = {
  kind: 'again',
  status: 400,
  words: 'This code is not known: it may be over. Compare it with your terminal, or begin again there.',
};
const tooLate = end(409, 'Too late', 'This code was used already, or is over. Begin again in your terminal.');

/** People who let devices in: they sign in for one code, and say once whether the device is theirs. */
@Injectable()
export class DeviceApprovals {
  constructor(
    private readonly grants: DeviceGrants,
    private readonly limits: DeviceLimits,
    private readonly tickets: ApprovalTickets,
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly users: Users,
    private readonly keys: DeviceKeys,
    private readonly trail: AuditTrail,
    private readonly alarms: SignInAlarms,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Looks the code up and signs the person in. Wrong codes count by address, wrong passwords as everywhere and by code. */
  async begin({ code, username, password, browser }: PersonAtPage, request: FastifyRequest): Promise<BeginOutcome> {
    const guess = await this.limits.takeCode(request.ip);
    if (!guess.granted) {
      const words = 'Too many codes from your network were wrong. Wait a few minutes and try again.';
      return { kind: 'again', status: 429, words, retryAfterSeconds: guess.retryAfterSeconds };
    }
    const grant = await this.grants.find(code);
    if (!grant) return unknownCode;
    await this.limits.giveCodeBack(request.ip, guess.id);
    if (!(await this.limits.takeSignIn(grant.id)).granted) {
      await this.grants.deny(grant.id);
      return tooLate;
    }
    const result = await this.signIn.signIn({
      username,
      password,
      address: request.ip,
      userAgent: request.headers['user-agent'],
    });
    if (result.outcome === 'refused') {
      this.alarms.refused(result);
      return this.refuse(username, result, request);
    }
    // The pages carry who signed in themselves: no browser is signed in by this.
    await this.sessions.end(result.session);
    const { user } = result;
    const objection = objectionTo(user) ?? this.keys.objectionTo(user);
    if (objection !== undefined) return end(403, 'Not possible', objection);
    const ticket = await this.tickets.issue(user, grant.id, browser);
    return { kind: 'ticket', ticket, grant, username: user.username };
  }

  /** Undefined when the ticket is not good in this browser. */
  async decide({ ticket, browser, isApproved }: Decision, request: FastifyRequest): Promise<PageOutcome | undefined> {
    const claims = await this.tickets.read(ticket, browser);
    if (!claims) return undefined;
    await this.users.collection.sync();
    const user = this.users.get(claims.userId);
    if (user?.epoch !== claims.epoch) return undefined;
    const objection = objectionTo(user) ?? this.keys.objectionTo(user);
    if (objection !== undefined) return end(403, 'Not possible', objection);
    const grant = await this.grants.get(claims.grantId);
    if (!grant) return tooLate;
    const action = isApproved ? 'device-sign-in.approved' : 'device-sign-in.denied';
    const { client, address } = grant;
    await actAs(contextOf(user, request), () =>
      this.trail.note({
        action,
        outcome: 'done',
        subject: { type: 'device-sign-in', id: grant.id },
        detail: { client, address },
      }),
    );
    const isDecided = isApproved ? await this.grants.approve(grant.id, user) : await this.grants.deny(grant.id);
    if (!isDecided) return tooLate;
    this.logger.info({ requestId: request.id, userId: user.id, isApproved }, 'device sign-in decided');
    return isApproved
      ? end(200, 'Approved', 'Your terminal is signed in within a few seconds. You can close this page.')
      : end(200, 'Denied', 'The device gets no access. You can close this page.');
  }

  private async refuse(
    username: string,
    refusal: { readonly reason: string; readonly retryAfterSeconds?: number },
    request: FastifyRequest,
  ): Promise<BeginOutcome> {
    const { reason, retryAfterSeconds } = refusal;
    this.logger.warn({ requestId: request.id, address: request.ip, reason }, 'sign-in refused');
    const user = this.users.findByUsername(username);
    // A name that nobody has may be a password in the wrong field.
    const subject = user
      ? { type: 'users', id: user.id }
      : { type: 'sign-in', id: this.trail.fingerprint(canonicalUsername(username)) };
    if (reason !== 'throttled')
      await actAs(contextOf(undefined, request), () =>
        this.trail.note({ action: 'sign-in.refused', outcome: 'refused', subject, detail: { reason, at: 'device' } }),
      );
    if (reason === 'directory-unavailable')
      return {
        kind: 'again',
        status: 503,
        words: 'The directory of your organization does not answer. Try again later.',
      };
    const hint = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    return { kind: 'again', status: 401, words: 'User name or password is wrong.', ...hint };
  }
}

function objectionTo({ mustChangePassword }: User): string | undefined {
  return mustChangePassword === true
    ? 'Somebody else chose your password. Change it first (POST /me/password), then begin again in your terminal.'
    : undefined;
}
