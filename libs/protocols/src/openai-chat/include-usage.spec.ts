import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withUsageIncluded } from './include-usage';

const changed = (body: string): string | undefined => withUsageIncluded(Buffer.from(body))?.toString();

describe('withUsageIncluded', () => {
  it.each([
    ['{"stream":true}', '{"stream_options":{"include_usage":true},"stream":true}'],
    [' { "stream" : true }', ' {"stream_options":{"include_usage":true}, "stream" : true }'],
    ['{"stream":true,"stream_options":{}}', '{"stream":true,"stream_options":{"include_usage":true}}'],
    ['{"stream":true,"stream_options":null}', '{"stream":true,"stream_options":{"include_usage":true}}'],
    [
      '{"stream":true,"stream_options":{"include_obfuscation":false}}',
      '{"stream":true,"stream_options":{"include_usage":true,"include_obfuscation":false}}',
    ],
    [
      '{"stream_options":{"x":1, "include_usage": false },"stream":true}',
      '{"stream_options":{"x":1, "include_usage": true },"stream":true}',
    ],
  ])('asks for figures in %s', (body, expected) => {
    expect(changed(body)).toBe(expected);
  });

  it.each([
    '{"stream":false}',
    '{"model":"m"}',
    '{"stream":true,"stream_options":{"include_usage":true}}',
    '{"stream":true,"stream_options":"text"}',
    '{"stream":true,"stream_options":{"include_usage":"yes"}}',
    '{"stream":true,"stream_options":{"a":"\\x"}}',
  ])('changes nothing in %s', (body) => {
    expect(changed(body)).toBeUndefined();
  });

  it('changes nothing else, whatever the request says', () => {
    const options = fc.dictionary(
      fc.constantFrom('a', 'include_usage', '"', 'ü'),
      fc.constantFrom(false, null, 1, 'b'),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), options, (others, streamOptions) => {
        const text = JSON.stringify({ ...others, stream: true, stream_options: streamOptions }, undefined, 1);
        const request = JSON.parse(text) as object;
        const body = changed(text);
        const asked = streamOptions.include_usage;
        if (body === undefined) expect(asked === undefined || asked === false || asked === null).toBe(false);
        else
          expect(JSON.parse(body)).toEqual({ ...request, stream_options: { ...streamOptions, include_usage: true } });
      }),
    );
  });
});
