import type { IncomingHttpHeaders } from 'node:http';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import { asText, encodeSseFrame, parseJsonObject } from '@app/protocols';
import { replaceMembers } from '../hosted-claude/replace-members';
import type { StreamDecoder } from '../platform-adapter';

const CONTENT_TYPE = 'application/vnd.amazon.eventstream';
/** Two lengths, two checksums. */
const SMALLEST_MESSAGE = 16;
const LARGEST_MESSAGE = 16 * 1024 * 1024;
const METRICS = 'amazon-bedrock-invocationMetrics';
const NOTHING = Buffer.alloc(0);
const UNKNOWN_MESSAGE = 'The upstream broke off its answer and did not say why';

/** What the Messages API calls an exception in a stream (protocols.md 2.2). */
const typeByException: ReadonlyMap<string, string> = new Map([
  ['throttlingException', 'rate_limit_error'],
  ['serviceUnavailableException', 'overloaded_error'],
  ['modelStreamErrorException', 'overloaded_error'],
  ['validationException', 'invalid_request_error'],
  ['modelTimeoutException', 'timeout_error'],
  ['internalServerException', 'api_error'],
]);

/** Undefined: the answer is no stream of AWS's, as on the native path. */
export function createBedrockStreamDecoder(headers: IncomingHttpHeaders): StreamDecoder | undefined {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  return type === CONTENT_TYPE ? new BedrockStreamDecoder() : undefined;
}

/** Messages of AWS's binary framing (protocols.md 2.2), each of which holds an event of the Messages API, as server-sent events. */
class BedrockStreamDecoder implements StreamDecoder {
  private readonly codec = new EventStreamCodec(
    (bytes) => Buffer.from(bytes).toString('utf8'),
    (text) => Buffer.from(text, 'utf8'),
  );
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  /** Bytes without which the message under way is not whole. */
  private needed = 4;
  private isOver = false;

  push(chunk: Buffer): Buffer {
    if (this.isOver) return NOTHING;
    this.pending.push(chunk);
    this.pendingBytes += chunk.length;
    if (this.pendingBytes < this.needed) return NOTHING;
    return this.takeMessages(Buffer.concat(this.pending, this.pendingBytes));
  }

  end(): Buffer {
    if (this.pendingBytes > 0 && !this.isOver) throw new Error('the event stream ends within a message');
    return NOTHING;
  }

  private takeMessages(bytes: Buffer): Buffer {
    let frames = '';
    let offset = 0;
    this.needed = 4;
    while (!this.isOver && bytes.length - offset >= 4) {
      const length = bytes.readUInt32BE(offset);
      if (length < SMALLEST_MESSAGE || length > LARGEST_MESSAGE)
        throw new Error(`a message of the event stream says it is ${length} bytes long`);
      if (bytes.length - offset < length) {
        this.needed = length;
        break;
      }
      frames += this.frameOf(bytes.subarray(offset, offset + length));
      offset += length;
    }
    this.pending = offset === bytes.length ? [] : [bytes.subarray(offset)];
    this.pendingBytes = bytes.length - offset;
    return Buffer.from(frames, 'utf8');
  }

  /** Empty for a message that holds no event. */
  private frameOf(message: Buffer): string {
    const { headers, body } = this.codec.decode(message);
    const said = (name: string): string => asText(Object.hasOwn(headers, name) ? headers[name]?.value : '') ?? '';
    const text = Buffer.from(body).toString('utf8');
    switch (said(':message-type')) {
      case 'event':
        return said(':event-type') === 'chunk' ? eventFrame(text) : '';
      case 'exception':
        return this.errorFrame(said(':exception-type'), asText(parseJsonObject(text)?.message));
      case 'error':
        return this.errorFrame(said(':error-code'), said(':error-message'));
      default:
        return '';
    }
  }

  /** After it nothing more is said. */
  private errorFrame(exception: string, message: string | undefined): string {
    this.isOver = true;
    const name = exception.charAt(0).toLowerCase() + exception.slice(1);
    const type = typeByException.get(name) ?? 'api_error';
    const error = { type, message: message === undefined || message === '' ? UNKNOWN_MESSAGE : message };
    return encodeSseFrame('error', JSON.stringify({ type: 'error', error }));
  }
}

/** An event as it is in the chunk, byte by byte, without what AWS has added. Keep-alives have no type and are dropped. */
function eventFrame(payload: string): string {
  const encoded = asText(parseJsonObject(payload)?.bytes);
  if (encoded === undefined) return '';
  const bytes = Buffer.from(encoded, 'base64');
  const event = parseJsonObject(bytes.toString('utf8'));
  if (!event) throw new Error('a chunk of the event stream holds no JSON object');
  const type = asText(event.type);
  if (type === undefined) return '';
  const data = Object.hasOwn(event, METRICS) ? replaceMembers(bytes, { without: [METRICS] }) : bytes;
  return encodeSseFrame(type, data.toString('utf8'));
}
