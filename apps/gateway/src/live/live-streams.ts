import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Permission, SignedIn } from '@app/auth';
import { type Clock, GatewayError } from '@app/common';
import type { LiveMessage } from './live-message';
import type { LiveObserver } from './live-observer';
import type { OwnAudiences } from './own/own-audiences';
import type { RecentChanges } from './recent-changes';
import type { Audience } from './viewers/audience';
import type { SignInWatch } from './viewers/sign-in-watch';
import { Viewer } from './viewers/viewer';
import { ViewerPlaces } from './viewers/viewer-places';

/** Somebody who wants to watch. */
export interface LiveCall {
  readonly signedIn: SignedIn;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** For how many milliseconds before it changes to records are to be told. */
  readonly missed: number;
}

export interface LiveStreamsParts {
  readonly recent: RecentChanges;
  readonly observer: LiveObserver;
  readonly operators: Audience;
  readonly people: OwnAudiences;
  readonly signIns: SignInWatch;
  readonly clock: Clock;
}

/** Opens connections on which people watch, and ends them all when the process does. */
export class LiveStreams {
  private readonly places = new ViewerPlaces();
  private readonly viewers = new Set<Viewer>();
  private isClosed = false;

  constructor(private readonly parts: LiveStreamsParts) {}

  /** How the pool fares. @throws GatewayError `policy_concurrency_exceeded`, `gateway_draining` */
  openPool(call: LiveCall): void {
    const { operators, recent } = this.parts;
    this.open('accounts.read', operators, call, (moment) => recent.since(moment));
  }

  /** What is the caller's own. @throws GatewayError `policy_concurrency_exceeded`, `gateway_draining` */
  openOwn(call: LiveCall): void {
    const { people, recent } = this.parts;
    this.open('self.read', people, call, (moment) => recent.ownSince(call.signedIn.user.id, moment));
  }

  /** The process takes nothing new. */
  drain(): void {
    this.isClosed = true;
    for (const viewer of [...this.viewers]) viewer.end('draining');
  }

  stop(): void {
    this.drain();
    this.parts.observer.rest();
  }

  private open(
    permission: Permission,
    audience: Pick<Audience, 'join' | 'leave'>,
    { signedIn, request, reply, missed }: LiveCall,
    changesSince: (moment: number) => readonly LiveMessage[],
  ): void {
    const { observer, signIns, clock } = this.parts;
    if (this.isClosed)
      throw new GatewayError('gateway_draining', 'This instance is shutting down', { retryAfterSeconds: 1 });
    const giveBack = this.places.take(signedIn.user.id);
    reply.hijack();
    const moment = clock.monotonic() - missed;
    const viewer = new Viewer(reply.raw, signedIn, clock, () => changesSince(moment));
    viewer.begin(request.id);
    this.viewers.add(viewer);
    signIns.add(viewer, permission);
    audience.join(viewer);
    viewer.onClose(() => {
      giveBack();
      this.viewers.delete(viewer);
      signIns.remove(viewer);
      audience.leave(viewer);
      observer.left();
    });
    // Nobody reads on after the head of an answer to HEAD.
    if (request.method === 'HEAD') reply.raw.end();
    else observer.wake();
  }
}
