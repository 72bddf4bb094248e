import {
  type Protocol,
  type ProtocolError,
  SseDecoder,
  type SseFrame,
  type StopReason,
  kitOf,
  parseJson,
  parseJsonObject,
  stopReasonOf,
  textsOfAnswer,
  textsOfEvent,
} from '@app/protocols';
import type { ClientReply } from '../client-reply';

/** Whoever hears an answer as text, and may go away meanwhile. */
export interface Listener extends Pick<ClientReply, 'hasLeft' | 'onDrain' | 'onLeave'> {
  /** @returns false when the listener does not keep up: wait for `onDrain` */
  hear(text: string): boolean;
}

const BROKEN_OFF = 'The answer broke off';

/** The side of a client that wants to know what is said, and not in which protocol. */
export class SpokenReply implements ClientReply {
  hasStarted = false;
  /** Why the model stopped; undefined: it did not say. */
  stopReason: StopReason | undefined;
  /** What was said in place of an answer, or at the end of one that broke off. */
  error: ProtocolError | undefined;
  private status = 200;
  private isStream = false;
  private keepsUp = true;
  private retryAfterSeconds: number | undefined;
  private pieces: string[] = [];
  private readonly whole: Buffer[] = [];
  private readonly decoder = new SseDecoder((frame) => this.take(frame));

  /** @param protocol that the request is written in */
  constructor(
    private readonly protocol: Protocol,
    private readonly listener: Listener,
  ) {}

  get hasLeft(): boolean {
    return this.listener.hasLeft;
  }

  start(status: number, headers: string[]): void {
    this.hasStarted = true;
    this.status = status;
    this.isStream = valueOf(headers, 'content-type').includes('event-stream');
    const seconds = Number(valueOf(headers, 'retry-after'));
    if (seconds > 0) this.retryAfterSeconds = seconds;
  }

  write(chunk: Buffer | string): boolean {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    if (!this.isStream) this.whole.push(bytes);
    else {
      this.decoder.push(bytes);
      this.pass();
    }
    return this.keepsUp;
  }

  end(chunk?: Buffer | string): void {
    if (chunk !== undefined) this.write(chunk);
    if (!this.isStream) this.takeWhole();
  }

  destroy(): void {
    this.error ??= { status: 502, kind: 'api', message: BROKEN_OFF };
  }

  onDrain(listener: () => void): void {
    this.listener.onDrain(listener);
  }

  onLeave(listener: () => void): void {
    this.listener.onLeave(listener);
  }

  private take(frame: SseFrame): void {
    this.error ??= kitOf(this.protocol).errorOf(frame);
    const event = parseJsonObject(frame.data.toString('utf8'));
    if (!event || this.error) return;
    this.stopReason = stopReasonOf(event) ?? this.stopReason;
    this.pieces.push(...textsOfEvent(event).map(([, text]) => text));
  }

  private takeWhole(): void {
    const text = Buffer.concat(this.whole).toString('utf8');
    if (this.status >= 400) {
      const { retryAfterSeconds } = this;
      const error = kitOf(this.protocol).readError(this.status, parseJson(text));
      this.error = retryAfterSeconds === undefined ? error : { ...error, retryAfterSeconds };
      return;
    }
    const answer = parseJsonObject(text) ?? {};
    this.stopReason = stopReasonOf(answer);
    this.pieces.push(...textsOfAnswer(answer));
    this.pass();
  }

  /** What came at once is told at once. */
  private pass(): void {
    const text = this.pieces.join('');
    this.pieces = [];
    if (text !== '') this.keepsUp = this.listener.hear(text);
  }
}

/** Of name, value, name, value …; empty where there is none. */
function valueOf(headers: readonly string[], name: string): string {
  const at = headers.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === name);
  return at < 0 ? '' : (headers[at + 1] ?? '');
}
