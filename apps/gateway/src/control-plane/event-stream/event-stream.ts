import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodeSseFrame } from '@app/protocols';
import { NodeClientReply } from '../../relay/node-client-reply';

/** A connection on which nothing is said for longer is closed by some of what may stand on the way. */
const SIGN_OF_LIFE_MS = 15_000;
const SIGN_OF_LIFE = ': still here\n\n';

const head = [
  ...['content-type', 'text/event-stream; charset=utf-8'],
  ...['cache-control', 'no-store, no-transform', 'x-accel-buffering', 'no'],
];

/**
 * An answer of the control plane that comes as server-sent events, each named and with JSON for its data. From here on a refusal can only be
 * an event.
 * @typeParam Events data by name of event
 */
export class EventStream<Events extends object> {
  private readonly connection: NodeClientReply;
  private readonly timer: NodeJS.Timeout;

  constructor(request: FastifyRequest, reply: FastifyReply) {
    reply.hijack();
    const { raw } = reply;
    this.connection = new NodeClientReply(raw);
    this.connection.start(200, ['x-request-id', request.id, ...head]);
    raw.flushHeaders();
    this.timer = setInterval(() => this.connection.write(SIGN_OF_LIFE), SIGN_OF_LIFE_MS);
    raw.on('close', () => clearInterval(this.timer));
  }

  get hasLeft(): boolean {
    return this.connection.hasLeft;
  }

  /** @returns false when whoever listens does not keep up: wait for `onDrain` */
  send<Name extends keyof Events & string>(name: Name, data: Events[Name]): boolean {
    return this.connection.write(encodeSseFrame(name, JSON.stringify(data)));
  }

  end(): void {
    clearInterval(this.timer);
    this.connection.end();
  }

  /** Replaces the listener for "whoever listens keeps up again". */
  onDrain(listener: () => void): void {
    this.connection.onDrain(listener);
  }

  /** Replaces the listener for "nobody listens any more". Called at once when that is so already. */
  onLeave(listener: () => void): void {
    this.connection.onLeave(listener);
  }
}
