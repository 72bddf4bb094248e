import { GatewayError } from '@app/common';
import type { BodyConsumer, EgressError } from '@app/egress';
import { type ProtocolKit, SseDecoder, type StreamMeter, protocolErrorOf } from '@app/protocols';
import type { ClientReply } from '../client-reply';
import type { AnswerBody } from './decoded-body';

/** Changes what leaves of a stream that otherwise passes as it came: whole events, but for those that are too long to be held. */
export interface StreamChange {
  push(bytes: Buffer): Buffer;
  /** What was held back and belongs to the answer. */
  end(): Buffer;
}

export type StreamEnd = 'completed' | 'caller-left' | 'upstream-interrupted';

/**
 * The beginning of an event is held back until the event is whole or this long: nobody can use a part of an event, and an answer that
 * breaks off can then still be ended with a proper error event.
 */
const MOST_HELD_BYTES = 64 * 1024;
const BLANK_LINE = Buffer.from('\n\n');

/** Passes an event stream on as the bytes that come, and meters a copy. */
export class StreamForwarder implements BodyConsumer {
  private readonly decoder: SseDecoder;
  private held: Buffer[] = [];
  private heldBytes = 0;
  /** A part of an event is with the client: nothing but its rest may follow. */
  private isMidEvent = false;
  /** The upstream sends nothing more: what stands there without its blank line may be a part of an event, or a whole one. */
  private isEnding = false;
  private isTailWhole = false;
  private resolveEnd!: (end: StreamEnd) => void;
  private readonly ended = new Promise<StreamEnd>((resolve) => {
    this.resolveEnd = resolve;
  });

  constructor(
    private readonly body: AnswerBody,
    private readonly reply: ClientReply,
    private readonly meter: StreamMeter,
    private readonly kit: Pick<ProtocolKit, 'writeErrorEvent'>,
    private readonly requestId: string,
    private readonly change?: StreamChange,
  ) {
    this.decoder = new SseDecoder((frame) => {
      if (this.isEnding) this.isTailWhole = isJson(frame.data);
      if (!this.isEnding || this.isTailWhole) this.meter.take(frame);
    });
  }

  /** Never rejects: whatever happens to the stream is an end of it. */
  run(): Promise<StreamEnd> {
    this.reply.onDrain(() => this.body.resume());
    this.body.consume(this);
    return this.ended;
  }

  onData(chunk: Buffer): void {
    const boundary = this.decoder.push(chunk);
    if (boundary > 0) {
      this.passHeld();
      this.pass(boundary === chunk.length ? chunk : chunk.subarray(0, boundary));
      this.isMidEvent = false;
    }
    if (boundary < chunk.length) this.hold(chunk.subarray(boundary));
  }

  onEnd(): void {
    // A last event without its blank line counts when it is whole: the bytes pass as they are, and what it says is read.
    const hasTail = this.heldBytes > 0 || this.isMidEvent;
    this.isEnding = true;
    this.decoder.push(BLANK_LINE);
    if (!this.meter.hasStopped && (this.meter.hasBegun || (hasTail && !this.isTailWhole))) {
      // An answer without its last word was cut off, however orderly the connection was closed. A stream that is no Messages answer has
      // no last word to miss.
      this.endWithError('The upstream ended its answer before it was complete');
      return;
    }
    this.passHeld();
    this.passRest();
    this.reply.end();
    this.resolveEnd(this.endOfWhole());
  }

  onError(error: EgressError): void {
    if (error.kind === 'aborted') {
      this.reply.destroy();
      // Some clients hang up on the last event (Codex does): that is success.
      this.resolveEnd(this.meter.hasStopped ? this.endOfWhole() : 'caller-left');
      return;
    }
    this.endWithError(
      error.kind === 'idle-timeout' ? 'The upstream stopped answering' : 'The connection to the upstream broke off',
    );
  }

  /** Of an answer that came to its own end, be it an error that the upstream itself put there. */
  private endOfWhole(): StreamEnd {
    return this.meter.hasFailed ? 'upstream-interrupted' : 'completed';
  }

  private hold(bytes: Buffer): void {
    this.held.push(bytes);
    this.heldBytes += bytes.length;
    if (this.heldBytes <= MOST_HELD_BYTES) return;
    this.passHeld();
    this.isMidEvent = true;
  }

  private passHeld(): void {
    for (const chunk of this.held) this.pass(chunk);
    this.held = [];
    this.heldBytes = 0;
  }

  private passRest(): void {
    if (this.change) this.write(this.change.end());
  }

  private pass(chunk: Buffer): void {
    this.write(this.change ? this.change.push(chunk) : chunk);
  }

  private write(bytes: Buffer): void {
    if (bytes.length > 0 && !this.reply.write(bytes)) this.body.pause();
  }

  private endWithError(message: string): void {
    if (this.meter.hasStopped && !this.isMidEvent) {
      // The answer is whole; what broke after its last event is no business of the client's.
      this.passRest();
      this.reply.end();
      this.resolveEnd(this.endOfWhole());
      return;
    }
    if (this.isMidEvent) this.reply.destroy();
    else {
      this.passRest();
      const error = protocolErrorOf(new GatewayError('upstream_interrupted', message));
      this.reply.end(this.kit.writeErrorEvent(error, this.requestId));
    }
    this.resolveEnd('upstream-interrupted');
  }
}

function isJson(data: Buffer): boolean {
  try {
    JSON.parse(data.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
