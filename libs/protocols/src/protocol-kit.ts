import type { ProtocolError } from './errors/protocol-error';
import type { Protocol } from './protocol';
import type { ClientHeaders, ClientSession } from './request/client-session';
import type { RequestChanges } from './request/request-changes';
import type { RequestEnvelope, RequestTarget } from './request/request-envelope';
import type { SseFrame } from './sse/sse-decoder';
import type { JsonAnswer, StreamMeter } from './stream-meter';
import type { StreamEncoder } from './translation/stream-encoder';

/** All that the relay does with a protocol without translating it. Stateless. */
export interface ProtocolKit {
  readonly protocol: Protocol;

  /** @throws GatewayError `caller_body_invalid` with a message in the words of the protocol */
  readEnvelope(body: Buffer, target: RequestTarget): RequestEnvelope;
  /** Undefined where there is nothing to tell a conversation by. */
  readSession(body: Buffer, envelope: RequestEnvelope, headers: ClientHeaders): ClientSession | undefined;
  /** Turns, or items of the input, that the conversation has so far. */
  countMessages(body: Buffer, envelope: RequestEnvelope): number;
  /** Whether the last turn is one that a person began, as opposed to the result of a tool. */
  isUserMessage(body: Buffer, envelope: RequestEnvelope): boolean;
  /** The body with these changes; every other byte stays. */
  rewrite(body: Buffer, envelope: RequestEnvelope, changes: RequestChanges): Buffer;

  createMeter(): StreamMeter;
  meterAnswer(body: Buffer): JsonAnswer;

  /** An error body as an upstream sent it. @param body parsed JSON, or undefined where it was none */
  readError(status: number, body: unknown): ProtocolError;
  /** The error that an event of a stream is; undefined for any other event. */
  errorOf(frame: SseFrame): ProtocolError | undefined;
  /** An error as the JSON body of an answer. */
  writeError(error: ProtocolError, requestId: string): string;
  /** The status that an error has in this protocol: not every protocol knows every status. */
  statusOf(error: ProtocolError): number;
  /** An error as the last event of a stream that has begun, framed. */
  writeErrorEvent(error: ProtocolError, requestId: string): string;

  createEncoder(): StreamEncoder;
}
