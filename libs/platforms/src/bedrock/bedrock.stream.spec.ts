import { EventStreamCodec } from '@smithy/eventstream-codec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamDecoder } from '../platform-adapter';
import { createBedrockStreamDecoder } from './bedrock.stream';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);

function message(headers: Record<string, string>, payload: string): Buffer {
  const typed = Object.entries(headers).map(([name, value]) => [name, { type: 'string' as const, value }] as const);
  return Buffer.from(codec.encode({ headers: Object.fromEntries(typed), body: Buffer.from(payload) }));
}
const chunk = (event: string): Buffer =>
  message(
    { ':message-type': 'event', ':event-type': 'chunk', ':content-type': 'application/json' },
    JSON.stringify({ bytes: Buffer.from(event).toString('base64'), p: 'abcdefgh' }),
  );
const exception = (type: string, payload: string): Buffer =>
  message({ ':message-type': 'exception', ':exception-type': type }, payload);

function decoder(): StreamDecoder {
  const made = createBedrockStreamDecoder({ 'content-type': 'application/vnd.amazon.eventstream' });
  if (!made) throw new Error('no decoder');
  return made;
}
const decode = (...messages: Buffer[]): string => decoder().push(Buffer.concat(messages)).toString();

const start = '{"type":"message_start","message":{"id":"msg_1","usage":{"input_tokens":7}}}';
const stop = '{"type":"message_stop"}';
const frame = (type: string, data: string): string => `event: ${type}\ndata: ${data}\n\n`;

describe('the stream decoder of bedrock', () => {
  it.each([
    ['text/event-stream; charset=utf-8', false],
    ['application/json', false],
    [undefined, false],
    ['application/vnd.amazon.eventstream', true],
    ['Application/Vnd.Amazon.EventStream; x=y', true],
  ])('is there for an answer of type %s: %s', (type, isThere) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    expect(createBedrockStreamDecoder(headers) !== undefined).toBe(isThere);
  });

  it('hands on events byte by byte', () => {
    const event = '{"type":"content_block_delta", "big":1152921504606846977,"text":"ä\\n"}';
    expect(decode(chunk(start), chunk(event), chunk(stop))).toBe(
      frame('message_start', start) + frame('content_block_delta', event) + frame('message_stop', stop),
    );
  });

  it('drops what is no event: keep-alives, and messages of other types', () => {
    const other = message({ ':message-type': 'event', ':event-type': 'initial-response' }, '{}');
    const unknown = message({ ':message-type': 'ping' }, '');
    expect(decode(chunk('{}'), other, unknown, chunk(stop))).toBe(frame('message_stop', stop));
  });

  it('takes out the figures that AWS adds', () => {
    const last =
      '{"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":7,"outputTokenCount":2}}';
    expect(decode(chunk(last))).toBe(frame('message_stop', stop));
  });

  it.each([
    ['throttlingException', 'rate_limit_error'],
    ['serviceUnavailableException', 'overloaded_error'],
    ['modelStreamErrorException', 'overloaded_error'],
    ['validationException', 'invalid_request_error'],
    ['modelTimeoutException', 'timeout_error'],
    ['internalServerException', 'api_error'],
    ['ThrottlingException', 'rate_limit_error'],
    ['constructor', 'api_error'],
  ])('says of %s: %s, and nothing after it', (name, type) => {
    const error = JSON.stringify({ type: 'error', error: { type, message: 'Too\nmuch' } });
    const stream = decoder();
    const bytes = Buffer.concat([chunk(start), exception(name, '{"message":"Too\\nmuch"}'), chunk(stop)]);
    expect(stream.push(bytes).toString()).toBe(frame('message_start', start) + frame('error', error));
    expect(stream.push(chunk(stop))).toHaveLength(0);
    expect(stream.end()).toHaveLength(0);
  });

  it('reads errors that are no exceptions, and exceptions that say nothing', () => {
    const error = message(
      { ':message-type': 'error', ':error-code': 'InternalServerException', ':error-message': 'x' },
      '',
    );
    expect(decode(error)).toContain('"type":"api_error","message":"x"');
    expect(decode(exception('throttlingException', '[]'))).toContain('did not say why');
  });

  it('makes the same of a stream, wherever it is cut', () => {
    const bytes = Buffer.concat([chunk(start), chunk('{}'), chunk('{"type":"ping"}'), chunk(stop)]);
    const whole = decode(bytes);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes.length })), (cuts) => {
        const stream = decoder();
        const edges = [0, ...cuts.sort((first, second) => first - second), bytes.length];
        const parts = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
        const said = parts.map((part) => stream.push(part).toString()).join('');
        expect(said + stream.end().toString()).toBe(whole);
      }),
    );
  });

  it('says where the last message is not whole', () => {
    const stream = decoder();
    stream.push(chunk(start).subarray(0, -1));
    expect(() => stream.end()).toThrow(/within a message/);
  });

  it.each([
    ['a length that is too large', Buffer.from([0x01, 0x00, 0x00, 0x01])],
    ['a length that is too small', Buffer.from([0, 0, 0, 15])],
    ['a checksum that is wrong', Buffer.concat([chunk(start).subarray(0, -1), Buffer.from([0])])],
    ['a chunk without JSON', chunk('no JSON')],
  ])('refuses %s', (_, bytes) => {
    expect(() => decoder().push(bytes)).toThrow(Error);
  });

  it('throws errors and nothing else, whatever comes', () => {
    const piece = fc.oneof(
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.json().map(chunk),
      fc.tuple(fc.string(), fc.string()).map(([type, payload]) => exception(type, payload)),
      fc.json().map((payload) => message({ ':message-type': 'event', ':event-type': 'chunk' }, payload)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const stream = decoder();
        try {
          for (const each of pieces) stream.push(each);
          stream.end();
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect(error).not.toBeInstanceOf(TypeError);
        }
      }),
    );
  });
});
