import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonSyntaxError } from './json-syntax-error';
import { readTopLevelFields } from './read-top-level-fields';

const wanted = new Set(['model', 'stream', 'usage', '']);

/** The wanted members as values. */
function read(body: Buffer | string): Record<string, unknown> {
  const bytes = Buffer.from(body);
  const fields = readTopLevelFields(bytes, wanted);
  return Object.fromEntries(
    [...fields].map(([name, { start, end }]) => [name, JSON.parse(bytes.toString('utf8', start, end)) as unknown]),
  );
}

/** What became of a body: its members, or the refusal. Any other error is a defect and goes through. */
function outcomeOf(body: Buffer | string): Record<string, unknown> | 'refused' {
  try {
    return read(body);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return 'refused';
    throw error;
  }
}

const wantedOf = (whole: object): object =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.has(name)));

const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t'), maxLength: 3 });

/** A text of any characters in JSON, some of them written as escapes. */
const stringText = fc
  .array(fc.tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.boolean()), { maxLength: 30 })
  .map(
    (letters) => `"${letters.map(([letter, isEscaped]) => (isEscaped ? escaped(letter) : plain(letter))).join('')}"`,
  );
const plain = (letter: string): string => JSON.stringify(letter).slice(1, -1);
const escaped = (letter: string): string =>
  Array.from(letter.split(''), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

const scalarText = fc.oneof(
  stringText,
  fc.constantFrom('true', 'false', 'null', '-0', '1e400', '1.5E-3', '1152921504606846976', '0.1', '12'),
);
const wantedName = fc.constantFrom('"model"', '"mod\\u0065l"', '"stream"', '"usage"', '""');

const { value: valueText } = fc.letrec<{ value: string; array: string; object: string }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalarText, tie('array'), tie('object')),
  array: fc
    .array(fc.tuple(space, tie('value'), space), { maxLength: 4 })
    .map((items) => `[${items.map((parts) => parts.join('')).join(',')}]`),
  object: fc
    .array(fc.tuple(space, fc.oneof(stringText, wantedName), space, fc.constant(':'), space, tie('value'), space), {
      maxLength: 4,
    })
    .map((members) => `{${members.map((parts) => parts.join('')).join(',')}}`),
}));

/** A whole body in which no name stands twice on the outermost level. */
const bodyText = fc
  .tuple(
    space,
    fc.uniqueArray(
      fc.tuple(space, fc.oneof(wantedName, stringText), space, fc.constant(':'), space, valueText, space),
      { maxLength: 6, selector: ([, name]) => JSON.parse(name) as string },
    ),
    space,
  )
  .map(([before, members, after]) => `${before}{${members.map((parts) => parts.join('')).join(',')}}${after}`);

describe('readTopLevelFields', () => {
  it('finds spans that parse to the values that JSON.parse finds', () => {
    fc.assert(
      fc.property(bodyText, (text) => {
        expect(read(text)).toEqual(wantedOf(JSON.parse(text) as object));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses every beginning of a body that is not the whole of it', () => {
    fc.assert(
      fc.property(bodyText, (text) => {
        const bytes = Buffer.from(text.trimEnd());
        for (let length = 0; length < bytes.length; length += 1) {
          expect(outcomeOf(bytes.subarray(0, length))).toBe('refused');
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never fails with anything but its own error, whatever byte is changed, dropped or added', () => {
    const change = fc.record({
      place: fc.nat(),
      kind: fc.constantFrom('drop', 'replace', 'insert'),
      byte: fc.oneof(fc.constantFrom(...Buffer.from('{}[]",:\\ 0tn')), fc.integer({ min: 0, max: 255 })),
    });
    fc.assert(
      fc.property(bodyText, change, (text, { place, kind, byte }) => {
        const bytes = Buffer.from(text);
        const at = place % bytes.length;
        const rest = bytes.subarray(kind === 'insert' ? at : at + 1);
        const changed = Buffer.concat([
          bytes.subarray(0, at),
          kind === 'drop' ? Buffer.alloc(0) : Buffer.from([byte]),
          rest,
        ]);
        try {
          readTopLevelFields(changed, wanted);
        } catch (error) {
          expect(error).toBeInstanceOf(JsonSyntaxError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('judges the structure as JSON.parse does when a structural character is changed', () => {
    const structural = /[{}[\],:]/g;
    fc.assert(
      fc.property(valueText, fc.constantFrom('{', '}', '[', ']', ',', ':'), fc.nat(), (value, replacement, pick) => {
        // Without strings, every difference is one of structure.
        const text = `{"model":${value.replace(/"(?:[^"\\]|\\.)*"/g, '0').replaceAll(/0(?=\s*:)/g, '"n"')}}`;
        const places = [...text.matchAll(structural)].map(({ index }) => index);
        const place = places[pick % places.length] ?? 0;
        const changed = text.slice(0, place) + replacement + text.slice(place + 1);
        let expected: unknown;
        try {
          expected = JSON.parse(changed);
        } catch {
          expected = 'refused';
        }
        const isObject = typeof expected === 'object' && expected !== null && !Array.isArray(expected);
        expect(outcomeOf(changed)).toEqual(isObject ? wantedOf(expected as object) : 'refused');
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    ' ',
    'null',
    '[]',
    '"model"',
    '\ufeff{}',
    '{',
    '{]',
    '{"model"}',
    '{"model":}',
    '{"model":1,}',
    '{,}',
    '{"model":[1,]}',
    '{"model":[,1]}',
    '{"model":1 "stream":2}',
    '{"model":1]',
    '{"model":[1}',
    '{"model":01}',
    '{"model":+1}',
    '{"model":1.}',
    '{"model":.5}',
    '{"model":NaN}',
    '{"model":True}',
    '{"model":tru}',
    "{'model':1}",
    '{model:1}',
    '{"model":1}{}',
    '{"model":1},',
    '{"model":"a',
    '{"model":"a\\"}',
    '{"model":/* no */1}',
    '{"\\x":1}',
  ])('refuses %j', (text) => {
    expect(() => readTopLevelFields(Buffer.from(text), wanted)).toThrow(JsonSyntaxError);
  });

  it.each(['{"model":"a","model":"b"}', '{"model":"a","mod\\u0065l":"b"}', '{"model":{},"x":1,"model":{}}'])(
    'refuses a wanted member that stands twice: %s',
    (text) => {
      expect(() => readTopLevelFields(Buffer.from(text), wanted)).toThrow('The body holds "model" twice');
    },
  );

  it('does not mind repeated names that nobody reads, on any level', () => {
    expect(read('{"a":1,"a":2,"model":{"model":1,"model":2},"stream":[{"stream":1}]}')).toEqual({
      model: { model: 2 },
      stream: [{ stream: 1 }],
    });
  });

  it('reads 128 levels and refuses the 129th', () => {
    const nested = (levels: number): string => `{"model":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    expect(Object.keys(read(nested(128)))).toEqual(['model']);
    expect(() => readTopLevelFields(Buffer.from(nested(129)), wanted)).toThrow(/128 levels/);
  });

  it('refuses two hundred thousand nested arrays, open or closed, without running out of stack', () => {
    const open = '['.repeat(200_000);
    for (const value of [open, open + ']'.repeat(200_000), '{"a":'.repeat(200_000)]) {
      expect(() => readTopLevelFields(Buffer.from(`{"model":${value}`), wanted)).toThrow(JsonSyntaxError);
    }
  });

  it('steps over long strings full of quotes and backslashes', () => {
    const text = `${'\\'.repeat(50_000)}"${'"\\'.repeat(50_000)}`;
    expect(read(JSON.stringify({ model: text, stream: true }))).toEqual({ model: text, stream: true });
  });

  it('gives spans that leave out the space around a value', () => {
    const body = Buffer.from('{ "model" :\n "a" , "stream"\t: {} }');
    const texts = [...readTopLevelFields(body, wanted).values()].map(({ start, end }) =>
      body.toString('utf8', start, end),
    );
    expect(texts).toEqual(['"a"', '{}']);
  });
});
