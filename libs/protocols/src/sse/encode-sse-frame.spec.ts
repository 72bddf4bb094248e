import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSseFrame } from './encode-sse-frame';
import { SseDecoder } from './sse-decoder';

function decode(text: string): { event: string; data: string }[] {
  const events: { event: string; data: string }[] = [];
  new SseDecoder(({ event, data }) => events.push({ event, data: data.toString('utf8') })).push(Buffer.from(text));
  return events;
}

const nastyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', '\0', ':', ' ', 'data: x', 'event: y', '\ufeff', 'ü') }),
);

describe('encodeSseFrame', () => {
  it('writes what the Messages API writes', () => {
    expect(encodeSseFrame('ping', '{"type": "ping"}')).toBe('event: ping\ndata: {"type": "ping"}\n\n');
  });

  it('writes no event line for an event without a name', () => {
    expect(encodeSseFrame('', 'a')).toBe('data: a\n\n');
  });

  it('writes exactly one event, whatever stands in its name and its data', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (event, data) => {
        expect(decode(encodeSseFrame(event, data))).toEqual([
          // eslint-disable-next-line no-control-regex -- the very characters that a name must not carry
          { event: event.replace(/[\r\n\u0000]/g, ''), data: data.replace(/\r\n|\r/g, '\n') },
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('can be followed by any other event', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (event, data) => {
        const events = decode(encodeSseFrame(event, data) + encodeSseFrame('error', 'last'));
        expect(events).toHaveLength(2);
        expect(events[1]).toEqual({ event: 'error', data: 'last' });
      }),
    );
  });
});
