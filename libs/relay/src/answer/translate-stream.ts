import { GatewayError } from '@app/common';
import type { BodyConsumer, EgressError } from '@app/egress';
import {
  type ProtocolEvent,
  type ProtocolKit,
  SseDecoder,
  type SseFrame,
  type StreamEncoder,
  type StreamMeter,
  type StreamTranslation,
  parseJsonObject,
  protocolErrorOf,
} from '@app/protocols';
import type { ClientReply } from '../client-reply';
import type { AnswerBody } from './decoded-body';
import type { StreamEnd } from './forward-stream';

export interface TranslatedStream {
  readonly body: AnswerBody;
  readonly translation: StreamTranslation;
  /** In the upstream's protocol. */
  readonly meter: StreamMeter;
  readonly upstreamKit: ProtocolKit;
  readonly clientKit: ProtocolKit;
  readonly encoder: StreamEncoder;
  readonly requestId: string;
}

/** Passes an event stream on in the client's protocol, event by event, and meters what the upstream said. */
export class StreamTranslator implements BodyConsumer {
  private readonly decoder: SseDecoder;
  private hasFailed = false;
  private isOver = false;
  private resolveEnd!: (end: StreamEnd) => void;
  private readonly ended = new Promise<StreamEnd>((resolve) => {
    this.resolveEnd = resolve;
  });

  constructor(
    private readonly parts: TranslatedStream,
    private readonly reply: ClientReply,
  ) {
    this.decoder = new SseDecoder((frame) => this.take(frame));
  }

  /** Never rejects: whatever happens to the stream is an end of it. */
  run(): Promise<StreamEnd> {
    this.reply.onDrain(() => this.parts.body.resume());
    this.parts.body.consume(this);
    return this.ended;
  }

  onData(chunk: Buffer): void {
    this.decoder.push(chunk);
  }

  onEnd(): void {
    // A last event without its blank line counts when it is whole.
    this.decoder.push(Buffer.from('\n\n'));
    this.end();
  }

  onError(error: EgressError): void {
    if (this.isOver) return;
    if (error.kind === 'aborted') {
      this.reply.destroy();
      // Some clients hang up on the last event (Codex does): that is success.
      this.resolve(this.parts.meter.hasStopped && !this.hasFailed ? 'completed' : 'caller-left');
      return;
    }
    this.breakOff(error.kind === 'idle-timeout' ? 'The upstream stopped answering' : BROKEN);
  }

  private breakOff(message: string): void {
    const { meter, upstreamKit, requestId } = this.parts;
    if (!meter.hasStopped) {
      const said = protocolErrorOf(new GatewayError('upstream_interrupted', message));
      // As the upstream would have said it: so the translation ends what it has begun, in the right order.
      new SseDecoder((frame) => this.take(frame)).push(Buffer.from(upstreamKit.writeErrorEvent(said, requestId)));
    }
    this.end();
  }

  private take(frame: SseFrame): void {
    if (this.isOver) return;
    this.parts.meter.take(frame);
    const text = frame.data.toString('utf8');
    const data = parseJsonObject(text);
    if (!data) {
      // Anything else is framing, such as `[DONE]`. An event that cannot be read is a hole in the answer that nobody would see.
      if ((text.startsWith('{') || frame.isOversized) && !this.parts.meter.hasStopped) {
        this.breakOff(`The upstream sent an event that is ${frame.isOversized ? 'too large' : 'no JSON'}`);
        this.parts.body.abort();
      }
      return;
    }
    this.pass(this.parts.translation.push(frame.event === '' ? { data } : { name: frame.event, data }));
  }

  private end(): void {
    if (this.isOver) return;
    this.pass(this.parts.translation.end());
    this.reply.end(this.parts.encoder.end(this.hasFailed));
    this.resolve(this.hasFailed || this.parts.meter.hasFailed ? 'upstream-interrupted' : 'completed');
  }

  private pass(events: readonly ProtocolEvent[]): void {
    if (events.length === 0) return;
    const { encoder, body } = this.parts;
    this.hasFailed ||= events.some((event) => this.isError(event));
    if (!this.reply.write(events.map((event) => encoder.encode(event)).join(''))) body.pause();
  }

  private isError({ name = '', data }: ProtocolEvent): boolean {
    const mayBe =
      name === 'error' || data.error !== undefined || data.type === 'error' || data.type === 'response.failed';
    if (!mayBe) return false;
    const frame = { event: name, data: Buffer.from(JSON.stringify(data)) };
    return this.parts.clientKit.errorOf(frame) !== undefined;
  }

  private resolve(end: StreamEnd): void {
    this.isOver = true;
    this.resolveEnd(end);
  }
}

const BROKEN = 'The connection to the upstream broke off';
