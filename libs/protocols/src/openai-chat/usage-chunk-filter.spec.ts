import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageChunkFilter } from './usage-chunk-filter';

const usage = '{"choices":[],"usage":{"prompt_tokens":1}}';
const events = {
  usage: `data: ${usage}`,
  named: `event: message\ndata: {"choices":[],\ndata: "usage":{}}`,
  text: 'data: {"choices":[{"delta":{"content":"\\"usage\\" ü"}}],"usage":null}',
  last: 'data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":1}}',
  filter: 'data: {"choices":[],"prompt_filter_results":[],"usage":null}',
  done: 'data: [DONE]',
  broken: 'data: {"choices":[],"usage":{}',
  empty: 'event: nothing',
};
type Name = keyof typeof events;
const names = Object.keys(events) as Name[];
const isDropped = (name: Name): boolean => name === 'usage' || name === 'named';

function filtered(bytes: Buffer, places: readonly number[]): Buffer {
  const filter = new UsageChunkFilter();
  const sorted = [0, ...[...places].sort((first, second) => first - second), bytes.length];
  const passed = sorted.slice(1).map((end, index) => filter.push(bytes.subarray(sorted[index], end)));
  return Buffer.concat([...passed, filter.end()]);
}

const everywhere = Array.from({ length: 1_000 }, (_, place) => place);
const stream = fc.record({
  parts: fc.array(fc.oneof(fc.constantFrom(...names), fc.constant('comment' as const)), { maxLength: 8 }),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  tail: fc.constantFrom('', 'data: {"choi', ': x'),
  places: fc.oneof(fc.array(fc.nat({ max: 600 }), { maxLength: 20 }), fc.constant(everywhere)),
});

describe('UsageChunkFilter', () => {
  it('drops the chunks of figures only, and passes every other byte, however the stream is cut', () => {
    fc.assert(
      fc.property(stream, ({ parts, lineEnd, tail, places }) => {
        const write = (part: Name | 'comment'): string =>
          part === 'comment' ? `: ping${lineEnd}` : `${events[part].replaceAll('\n', lineEnd)}${lineEnd}${lineEnd}`;
        const bytes = Buffer.from(parts.map(write).join('') + tail);
        const expected = parts.filter((part) => part === 'comment' || !isDropped(part)).map(write);
        const within = places.filter((place) => place <= bytes.length);
        expect(filtered(bytes, within).toString()).toBe(expected.join('') + tail);
      }),
      { numRuns: 500 },
    );
  });

  it('drops a chunk of figures that the stream ends with, without its blank line', () => {
    expect(filtered(Buffer.from(`data: a\n\ndata: ${usage}`), []).toString()).toBe('data: a\n\n');
  });

  it('does not hold back what is too large to be a chunk of figures', () => {
    const filter = new UsageChunkFilter();
    const first = Buffer.from(`data: ${'x'.repeat(20_000)}`);
    expect(filter.push(first)).toEqual(first);
    expect(filter.push(Buffer.from('y\n\n')).toString()).toBe('y\n\n');
    expect(filter.push(Buffer.from(`data: ${usage}\n\ndata: b\n\n`)).toString()).toBe('data: b\n\n');
  });
});
