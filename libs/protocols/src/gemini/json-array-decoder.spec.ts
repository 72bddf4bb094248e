import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGeminiArrayEncoder } from './encoders';
import { JsonArrayDecoder } from './json-array-decoder';

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [0, ...new Set(places), bytes.length].sort((first, second) => first - second);
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

function read(chunks: readonly Buffer[], maxFrameBytes?: number): string[] {
  const frames: string[] = [];
  const decoder = new JsonArrayDecoder(({ event, data }) => frames.push(event + data.toString('utf8')), maxFrameBytes);
  for (const chunk of chunks) decoder.push(chunk);
  return frames;
}

const nasty = fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', '}', '[', ']', ',', 'ü', '🙂') });
const element = fc.dictionary(nasty, fc.oneof(nasty, fc.jsonValue({ maxDepth: 2 })));
const spacing = fc.constantFrom('', ' ', '\r\n', '\n\t');
const arrayText = fc
  .tuple(fc.array(fc.tuple(spacing, element, spacing), { maxLength: 5 }), spacing, spacing)
  .map(([elements, before, after]) => {
    const texts = elements.map(([, value]) => JSON.stringify(value));
    const inner = elements.map(([left, , right], index) => left + (texts[index] ?? '') + right).join(',');
    return { texts, text: `${before}[${inner}]${after}` };
  });
const cutArray = arrayText.chain(({ texts, text }) => {
  const bytes = Buffer.from(text);
  const places = fc.array(fc.nat({ max: bytes.length }), { maxLength: 12 });
  return places.map((each) => ({ texts, text, chunks: cut(bytes, each) }));
});

describe('JsonArrayDecoder', () => {
  it('finds every object of an array, however it is cut', () => {
    fc.assert(
      fc.property(cutArray, ({ texts, chunks }) => {
        expect(read(chunks)).toEqual(texts);
      }),
      { numRuns: 800 },
    );
  });

  it('reads what our own encoder writes, byte by byte', () => {
    const encoder = createGeminiArrayEncoder();
    const events = [{ data: { a: '}],"' } }, { data: { b: [{ c: 'ü' }] } }];
    const text = events.map((event) => encoder.encode(event)).join('') + encoder.end(false);
    const bytes = Buffer.from(text);
    const chunks = cut(
      bytes,
      Array.from({ length: bytes.length }, (_, index) => index),
    );
    expect(read(chunks).map((frame) => JSON.parse(frame) as unknown)).toEqual(events.map(({ data }) => data));
  });

  it('reads an object alone, as an error comes, and passes over what is none', () => {
    expect(read([Buffer.from(' {"error":{"code":503}}\n')])).toEqual(['{"error":{"code":503}}']);
    expect(read([Buffer.from('[1,"{",[{"a":1}],null,{"b":2}]')])).toEqual(['{"b":2}']);
  });

  it('drops the data of an object beyond its limit, and of that object only, however it is cut', () => {
    fc.assert(
      fc.property(cutArray, fc.integer({ min: 1, max: 12 }), ({ texts, chunks }, limit) => {
        expect(read(chunks, limit)).toEqual(texts.map((text) => (Buffer.byteLength(text) > limit ? '' : text)));
      }),
      { numRuns: 400 },
    );
  });

  it('says where the array can be gone on with', () => {
    fc.assert(
      fc.property(cutArray, ({ text, chunks }) => {
        const decoder = new JsonArrayDecoder(() => undefined);
        let passed = 0;
        let received = 0;
        for (const chunk of chunks) {
          const boundary = decoder.push(chunk);
          expect(boundary >= 0 && boundary <= chunk.length).toBe(true);
          if (boundary > 0) passed = received + boundary;
          received += chunk.length;
          const begun = Buffer.from(text).subarray(0, passed).toString('utf8').trim();
          if (begun === '') continue;
          const isOver = begun.endsWith(']') && read([Buffer.from(`${begun}{}`)]).at(-1) === '{}';
          const whole = isOver ? begun : `${begun}]`;
          expect(Array.isArray(JSON.parse(whole))).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('holds back the beginning of an object and nothing before it', () => {
    const decoder = new JsonArrayDecoder(() => undefined);
    expect(decoder.push(Buffer.from('[{"a":1}\r\n,\r\n{"b'))).toBe(10);
    expect(decoder.push(Buffer.from('":2'))).toBe(0);
    expect(decoder.push(Buffer.from('}]'))).toBe(2);
  });

  it('lives through any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (chunks) => {
        read(
          chunks.map((bytes) => Buffer.from(bytes)),
          16,
        );
      }),
    );
  });
});
