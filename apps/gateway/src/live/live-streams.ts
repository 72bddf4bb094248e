import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Permission, SignedIn } from '@app/auth';
import { type Clock, GatewayError } from '@app/common';
import type { LiveObserver } from './live-observer';
import type { OwnAudiences } from './own/own-audiences';
import type { Audience } from './viewers/audience';
import type { SignInWatch } from './viewers/sign-in-watch';
import { Viewer } from './viewers/viewer';
import { ViewerPlaces } from './viewers/viewer-places';

export interface LiveStreamsParts {
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
  openPool(signedIn: SignedIn, request: FastifyRequest, reply: FastifyReply): void {
    this.open('accounts.read', this.parts.operators, signedIn, request, reply);
  }

  /** What is the caller's own. @throws GatewayError `policy_concurrency_exceeded`, `gateway_draining` */
  openOwn(signedIn: SignedIn, request: FastifyRequest, reply: FastifyReply): void {
    this.open('self.read', this.parts.people, signedIn, request, reply);
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
    signedIn: SignedIn,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const { observer, signIns, clock } = this.parts;
    if (this.isClosed)
      throw new GatewayError('gateway_draining', 'This instance is shutting down', { retryAfterSeconds: 1 });
    const giveBack = this.places.take(signedIn.user.id);
    reply.hijack();
    const viewer = new Viewer(reply.raw, signedIn, clock);
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
