import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_LETTERS, previewJson } from './json-preview';

const preview = (value: unknown): unknown => previewJson(Buffer.from(JSON.stringify(value))).value;

describe('previewJson', () => {
  it('shows small things as they are', () => {
    const body = {
      model: 'm',
      max_tokens: 5,
      stream: true,
      stop: null,
      messages: [{ role: 'user', content: 'a "b"\n' }],
    };
    expect(previewJson(Buffer.from(JSON.stringify(body, null, 2)))).toEqual({ value: body, isCut: false });
  });

  it('cuts strings at 80 letters and lists at 24 items, and says how much there was', () => {
    expect(preview('x'.repeat(100) + ' y')).toBe(`${'x'.repeat(80)}… (102 bytes)`);
    const items = Array.from({ length: 30 }, (_, index) => index);
    expect(preview(items)).toEqual([...items.slice(0, 24), '… 6 more']);
  });

  it('knows results of tools by what their text says', () => {
    const log = JSON.stringify({ env: { api_key: 'plain', text: 'a\ntl_0000000000000000000000000000000000abcd' } });
    const content = JSON.stringify({ log });
    const shown = JSON.stringify(
      preview({ messages: [{ role: 'user', content: [{ type: 'tool_result', content }] }] }),
    );
    expect(shown).toContain('[redacted]');
    expect(shown).not.toMatch(/plain|abcd/);
  });

  it('reads figures of any length', () => {
    const text = '{"temperature":0.1000000000000000055511151231257827021181583404541015625,"a":[1e400]}';
    expect(previewJson(Buffer.from(text))).toEqual({ value: { temperature: 0.1, a: [Infinity] }, isCut: false });
  });

  it('goes six levels deep', () => {
    expect(preview([[[[[[[1]]]]]]])).toEqual([[[[[['[…]']]]]]]);
    expect(preview({ a: { b: { c: { d: { e: { f: { g: 1 } } } } } } })).toEqual({
      a: { b: { c: { d: { e: { f: '{…}' } } } } },
    });
  });

  it('says of binary data only how much it is', () => {
    const data = Buffer.alloc(3_000, 7).toString('base64');
    expect(preview({ source: { data } })).toEqual({ source: { data: '[base64, 4000 bytes]' } });
    expect(preview(`data:image/png;base64,${data}`)).toBe('[image/png, 4022 bytes]');
  });

  it('leaves out what is named as a secret or looks like one, wherever a string is cut', () => {
    expect(preview({ api_key: 'plain', headers: { Authorization: ['x'] }, password: 12, max_tokens: 9 })).toEqual({
      ...{ api_key: '[redacted]', headers: { Authorization: '[redacted]' }, password: '[redacted]', max_tokens: 9 },
    });
    expect(preview({ ['x'.repeat(100) + '_api_key']: 'plain', auth_tokens: ['plain'], max_tokens: 9 })).toEqual({
      ...{ ['x'.repeat(64)]: '[redacted]', auth_tokens: '[redacted]', max_tokens: 9 },
    });
    const pairs = [
      { name: 'DB_PASSWORD', value: 'plain' },
      { value: 'plain', key: 'Authorization' },
      ['x-api-key', 'plain'],
    ];
    expect(preview([...pairs, ['mysql', '--password', 'plain', 'db'], { name: 'get_token', input: 1 }])).toEqual([
      ...[
        { name: 'DB_PASSWORD', value: '[redacted]' },
        { value: '[redacted]', key: 'Authorization' },
      ],
      ...[['x-api-key', '[redacted]'], ['mysql', '--password', '[redacted]', 'db'], { name: 'get_token', input: 1 }],
    ]);
    const secret = 'sk-ant-api03-CANARYcanary0123456789';
    for (let at = 0; at < 1_100; at += 1)
      expect(JSON.stringify(preview(`${'a '.repeat(at / 2)} ${secret} ${'b'.repeat(300)}`))).not.toMatch(/canary/i);
  });

  it('stays within its bound, and never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { value } = previewJson(Buffer.from(text));
        expect(JSON.stringify(value ?? null).length).toBeLessThan(2 * MOST_LETTERS);
      }),
    );
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`member ${index}`, 'x'.repeat(70)]));
    const { value, isCut } = previewJson(Buffer.from(JSON.stringify(wide)));
    expect(isCut).toBe(true);
    expect(JSON.stringify(value).length).toBeLessThan(MOST_LETTERS + 1_000);
  });

  it('is the value itself where that is within the bounds', () => {
    const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.stringMatching(/^[a-z ]{0,12}$/));
    const small = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.array(leaf, { maxLength: 5 }));
    fc.assert(
      fc.property(small, (value) => {
        expect(preview(value)).toEqual({ ...value });
      }),
    );
  });

  it('steps over 30 MB of text and a depth of a million without building them', () => {
    const long = Buffer.from(JSON.stringify({ first: 1, data: 'A'.repeat(30 * 1024 * 1024), last: 2 }));
    expect(previewJson(long)).toEqual({
      value: { first: 1, data: `[base64, ${30 * 1024 * 1024} bytes]`, last: 2 },
      isCut: false,
    });
    const deep = Buffer.from(`{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)},"b":1}`);
    expect(previewJson(deep)).toMatchObject({ isCut: true, value: { a: expect.anything() as unknown } });
    const spaces = Buffer.from(`{"a":1,${' '.repeat(5_000_000)}"b":2}`);
    expect(previewJson(spaces).isCut).toBe(true);
    const quotes = Buffer.from(`{"a":1,"b":"${'\\"'.repeat(1_000_000)}","c":2}`);
    expect(previewJson(quotes)).toEqual({ isCut: true, value: { a: 1, b: expect.stringContaining('""') as unknown } });
  });

  it.each([
    '',
    '{',
    '{"a"',
    '{"a":',
    '[1,',
    '"open',
    '{"a":tru}',
    '{]',
    'nonsense',
    '[1 2 3]',
    '{"__proto__":{"x":1}}',
  ])('bears %j', (text) => {
    expect(() => previewJson(Buffer.from(text))).not.toThrow();
    expect({}).not.toHaveProperty('x');
  });
});
