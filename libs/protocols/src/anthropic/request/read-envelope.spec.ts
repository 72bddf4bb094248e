import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { readAnthropicEnvelope } from './read-envelope';

const read = (text: string) => readAnthropicEnvelope(Buffer.from(text));

/** Code and message of the refusal. */
function refusalOf(text: string | Buffer): string {
  try {
    readAnthropicEnvelope(Buffer.from(text));
  } catch (error) {
    if (error instanceof GatewayError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

describe('readAnthropicEnvelope', () => {
  it('reads model and stream wherever they stand', () => {
    expect(read('{"model":"claude-sonnet-4-5","messages":[]}')).toMatchObject({
      model: 'claude-sonnet-4-5',
      isStreaming: false,
    });
    expect(read('\n{ "messages": [{"model":"x","stream":false}], "stream" : true , "model": "m"}')).toMatchObject({
      model: 'm',
      isStreaming: true,
    });
  });

  it('reads every model name as it is meant, escapes and all', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(name, fc.boolean(), (model, stream) => {
        fc.pre(model.isWellFormed());
        const envelope = read(JSON.stringify({ max_tokens: 1, model, stream }));
        expect(envelope).toMatchObject({ model, isStreaming: stream, maxTokens: 1 });
      }),
    );
  });

  it.each(['false', 'null', '0', '1', '"true"', '[true]'])('does not stream for "stream": %s', (stream) => {
    expect(read(`{"model":"m","stream":${stream}}`).isStreaming).toBe(false);
  });

  it.each([
    ['', 'The request has no body'],
    ['{}', 'model: Field required'],
    ['{"messages":[{"model":"m"}]}', 'model: Field required'],
    ['{"model":null}', 'model: Input should be a valid string'],
    ['{"model":7}', 'model: Input should be a valid string'],
    ['{"model":["m"]}', 'model: Input should be a valid string'],
    ['{"model":"\\q"}', 'model: Input should be a valid string'],
    [`{"model":"${'m'.repeat(2_000)}"}`, 'model: Input should be a valid string'],
    ['{"model":""}', 'model: String should have at least 1 character'],
    ['{"model":"a","model":"b"}', 'Invalid JSON: The body holds "model" twice'],
    ['[]', 'Invalid JSON: The body must be a JSON object'],
    ['{"model":"m"', 'Invalid JSON: The body ends too early'],
    ['{"model":"m', 'Invalid JSON: The body ends inside a string'],
  ])('refuses %j and says why', (text, message) => {
    expect(refusalOf(text)).toBe(`caller_body_invalid: ${message}`);
  });

  it('answers any bytes with an envelope or with its own refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(refusalOf(Buffer.from(bytes))).toMatch(/^(accepted$|caller_body_invalid: )/);
      }),
    );
  });

  it.each([
    ['free', '{"model":"m","messages":[{"role":"user","content":"a \\"signature\\": and a \\"file_id\\":"}]}'],
    ['free', '{"model":"m","container":null}'],
    ['signed', '{"model":"m","messages":[{"role":"assistant","content":[{"type":"thinking","signature":"x"}]}]}'],
    ['signed', '{"model":"m","messages":[{"content":[{"type":"redacted_thinking","data":"x"}]}]}'],
    ['free', '{"model":"m","messages":[{"content":[{"type":"image","source":{"data":"x"}}]}]}'],
    ['signed', '{"model":"m","input":[{"encrypted_content":"x"}]}'],
    ['stored', '{"model":"m","container":"container_1"}'],
    ['stored', '{"model":"m","container":{"id":"container_1"}}'],
    [
      'stored',
      '{"model":"m","messages":[{"content":[{"source":{"type":"file","file_id":"file_1"},"signature":"x"}]}]}',
    ],
  ])('finds content that is %s in %s', (boundContent, text) => {
    expect(read(text).boundContent).toBe(boundContent);
  });

  it.each(['"many"', '-1', 'null', '[1]'])('knows no limit of tokens for "max_tokens": %s', (maxTokens) => {
    expect(read(`{"model":"m","max_tokens":${maxTokens}}`).maxTokens).toBeUndefined();
  });

  it.each(['messages', 'system', 'metadata', 'container', 'max_tokens'])('refuses a second "%s"', (name) => {
    expect(refusalOf(`{"model":"m","${name}":1,"${name}":2}`)).toContain(`The body holds "${name}" twice`);
  });
});
