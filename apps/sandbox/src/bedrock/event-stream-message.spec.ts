import { EventStreamCodec } from '@smithy/eventstream-codec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkMessage, fromChunk } from './chunk-step';
import { eventStreamMessage } from './event-stream-message';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

describe('a message of an event stream', () => {
  it("is read by AWS's own codec as it was written", () => {
    const names = fc.stringMatching(/^:?[a-z][a-z-]{0,20}$/);
    const values = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(fc.dictionary(names, values), fc.string({ unit: 'binary' }), (headers, payload) => {
        const { headers: read, body } = codec.decode(eventStreamMessage(headers, payload));
        const texts = Object.entries(read).map(([name, { value }]) => [name, value]);
        expect(Object.fromEntries(texts)).toEqual({ ...headers });
        expect(Buffer.from(body).toString()).toBe(payload);
      }),
    );
  });

  it("is refused by AWS's own codec once a byte of it has changed", () => {
    const message = chunkMessage('{"type":"ping"}');
    fc.assert(
      fc.property(fc.nat(message.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const changed = Buffer.from(message);
        changed.writeUInt8((message[index] ?? 0) ^ change, index);
        expect(() => codec.decode(changed)).toThrow();
      }),
    );
  });

  it('gives back the event in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const event = JSON.stringify({ text });
        const step = fromChunk({ event: 'x', bytes: chunkMessage(event), waitMs: 0, usage: null });
        expect(step.bytes).toBe(`event: x\ndata: ${event}\n\n`);
      }),
    );
  });
});
