import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSseFrame } from './encode-sse-frame';
import { SseDecoder } from './sse-decoder';

interface ReadEvent {
  readonly event: string;
  readonly data: string;
  readonly isOversized?: true;
}

/** The rules of WHATWG HTML 9.2.6 on a whole text, written for reading and not for speed. */
function readWhole(bytes: Buffer, maxFrameBytes = Infinity): ReadEvent[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/^\ufeff/, '');
  const lines = text.split(/\r\n|\r|\n/);
  // What follows the last line break is not a line yet.
  lines.pop();
  const events: ReadEvent[] = [];
  let event = '';
  let data: string[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (line === '') {
      const joined = data.join('\n');
      const isOversized = Buffer.byteLength(joined) > maxFrameBytes;
      if (data.length > 0)
        events.push({ event, data: isOversized ? '' : joined, ...(isOversized ? { isOversized } : {}) });
      event = '';
      data = [];
    } else if (name === 'event') event = value;
    else if (name === 'data') data.push(value);
  }
  return events;
}

function readChunks(chunks: readonly Buffer[], maxFrameBytes?: number): ReadEvent[] {
  const events: ReadEvent[] = [];
  const decoder = new SseDecoder(
    ({ data, ...frame }) => events.push({ ...frame, data: data.toString('utf8') }),
    maxFrameBytes,
  );
  for (const chunk of chunks) decoder.push(chunk);
  return events;
}

/** Cuts bytes before each of some places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [0, ...new Set(places), bytes.length].sort((first, second) => first - second);
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

/** Every way of cutting bytes into chunks: 2^(length - 1) of them. */
function* allChunkings(bytes: Buffer): Generator<Buffer[]> {
  for (let mask = 0; mask < 2 ** (bytes.length - 1); mask += 1) {
    const places = Array.from({ length: bytes.length - 1 }, (_, index) => index + 1);
    yield cut(
      bytes,
      places.filter((place) => (mask >> (place - 1)) & 1),
    );
  }
}

const lineEnd = fc.constantFrom('\n', '\r', '\r\n');
const words = fc.string({ unit: fc.constantFrom('a', ' ', ':', 'ü', '漢', '🙂', '\0', '\ufeff', 'data') });
const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom('data:', 'data: ', 'data:  '), words).map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: words.map((text) => `event: ${text}`) },
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.oneof(
      words.map((text) => `:${text}`),
      fc.constantFrom(':', ': keep-alive'),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('data', 'event', 'id: 7', 'retry: 10', 'Data: no', ' data: no', 'dat: no') },
);
const longLine = fc
  .tuple(fc.constantFrom('data: ', ':', 'id: '), fc.integer({ min: 50, max: 150 }))
  .map(([start, length]) => start + 'x'.repeat(length));
const streamText = fc
  .tuple(
    fc.constantFrom('', '\ufeff'),
    fc.array(fc.tuple(fc.oneof({ weight: 9, arbitrary: line }, longLine), lineEnd), { maxLength: 14 }),
    fc.constantFrom('', 'da', 'data: x'),
  )
  .map(([mark, lines, rest]) => mark + lines.map((parts) => parts.join('')).join('') + rest);
const cutStream = streamText
  .map((text) => Buffer.from(text))
  .chain((bytes) => fc.array(fc.nat({ max: bytes.length }), { maxLength: 12 }).map((places) => cut(bytes, places)));

describe('SseDecoder', () => {
  it.each([
    'data:ü\n\n:\r\n',
    'data: a\r\n\r\ndata',
    '\ufeffdata:a\n\n',
    'data:a\ndata\n\n',
    'event:e\rdata:\r\r',
    'data:\r\rdata:b\n\n',
    ':\n\ndata:1\r\n\r',
    '\r\n\r\ndata:1\n\n',
    'event:a\n\ndata:\n\n',
  ])('reads %j the same way however it is cut', (text) => {
    const bytes = Buffer.from(text);
    const expected = readWhole(bytes);
    for (const chunks of allChunkings(bytes)) expect(readChunks(chunks)).toEqual(expected);
  });

  it('reads any stream as the specification says, however it is cut', () => {
    fc.assert(
      fc.property(cutStream, (chunks) => {
        expect(readChunks(chunks)).toEqual(readWhole(Buffer.concat(chunks)));
      }),
      { numRuns: 800 },
    );
  });

  it('drops the data of an event beyond its limit, and of that event only, however it is cut', () => {
    fc.assert(
      fc.property(cutStream, fc.integer({ min: 1, max: 12 }), (chunks, limit) => {
        expect(readChunks(chunks, limit)).toEqual(readWhole(Buffer.concat(chunks), limit));
      }),
      { numRuns: 800 },
    );
  });

  it('still tells the name of an event that is larger than it keeps', () => {
    const bytes = Buffer.from(`event: big\ndata: ${'x'.repeat(500)}\n\nevent: next\ndata: small\n\n`);
    for (const size of [1, 7, 100, 200, bytes.length]) {
      const places = Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => (index + 1) * size);
      expect(readChunks(cut(bytes, places), 100)).toEqual([
        { event: 'big', data: '', isOversized: true },
        { event: 'next', data: 'small' },
      ]);
    }
  });

  it('is not disturbed by a comment that is larger than an event may be', () => {
    const bytes = Buffer.from(`data: a\n:${'x'.repeat(500)}\n\n`);
    for (const place of [9, 10, 200]) {
      expect(readChunks(cut(bytes, [place, 400]), 100)).toEqual([{ event: '', data: 'a' }]);
    }
  });

  it('bounds an event of many empty lines', () => {
    expect(readChunks([Buffer.from(`${'data\n'.repeat(50)}\n`)], 20)).toEqual([
      { event: '', data: '', isOversized: true },
    ]);
  });
});

describe('the place that push returns', () => {
  const errorFrame = encodeSseFrame('error', '{"type":"error"}');
  const errorEvent = { event: 'error', data: '{"type":"error"}' };

  it('is one where an event of our own can follow what has come, and is read as exactly that', () => {
    fc.assert(
      fc.property(cutStream, (chunks) => {
        const events: ReadEvent[] = [];
        const decoder = new SseDecoder((frame) => events.push({ event: frame.event, data: frame.data.toString() }));
        let passed = 0;
        let received = 0;
        for (const chunk of chunks) {
          const boundary = decoder.push(chunk);
          expect(boundary >= 0 && boundary <= chunk.length).toBe(true);
          if (boundary > 0) passed = received + boundary;
          received += chunk.length;
          const client = Buffer.concat([Buffer.concat(chunks).subarray(0, passed), Buffer.from(errorFrame)]);
          expect(readWhole(client)).toEqual([...events, errorEvent]);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('is the end of every chunk that ends an event', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { minLength: 1 }), (frames) => {
        const decoder = new SseDecoder(() => undefined);
        for (const [event, data] of frames) {
          const chunk = Buffer.from(encodeSseFrame(event, data));
          expect(decoder.push(chunk)).toBe(chunk.length);
        }
      }),
    );
  });

  it('holds back the beginning of an event and nothing before it', () => {
    const decoder = new SseDecoder(() => undefined);
    expect(decoder.push(Buffer.from('data: a\n\nevent: b\nda'))).toBe(9);
    expect(decoder.push(Buffer.from('ta: b\n'))).toBe(0);
    expect(decoder.push(Buffer.from('\n: comment\n'))).toBe(12 - 1);
  });
});
