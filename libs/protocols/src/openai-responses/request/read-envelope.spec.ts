import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { readResponsesEnvelope } from './read-envelope';

const read = (request: object | string) =>
  readResponsesEnvelope(Buffer.from(typeof request === 'string' ? request : JSON.stringify(request)));
const boundIn = (request: object) => read({ model: 'm', ...request }).boundContent;

describe('readResponsesEnvelope', () => {
  it('reads what the relay has to know, wherever it stands', () => {
    const body =
      '{ "input":[{"model":"x"}], "stream":true, "max_output_tokens" : 5, "instructions":"Hi","model":"gpt" }';
    const envelope = read(body);
    expect(envelope).toMatchObject({ model: 'gpt', isStreaming: true, maxTokens: 5, boundContent: 'free' });
    expect(body.slice(envelope.spans.input?.start, envelope.spans.input?.end)).toBe('[{"model":"x"}]');
    expect(body.slice(envelope.spans.instructions?.start, envelope.spans.instructions?.end)).toBe('"Hi"');
  });

  it.each([
    ['', 'The request has no body'],
    ['{}', "Missing required parameter: 'model'."],
    ['{"model":5}', "Invalid type for 'model': expected a string."],
    ['{"model":""}', "Invalid 'model': empty string."],
    ['{"model":"a"', 'Invalid JSON: The body ends too early'],
    ['{"model":"a","model":"b"}', 'Invalid JSON: The body holds "model" twice'],
    [
      '{"model":"a","prompt_cache_key":"b","prompt_cache_key":"c"}',
      'Invalid JSON: The body holds "prompt_cache_key" twice',
    ],
  ])('refuses %j', (body, message) => {
    expect(() => read(body)).toThrow(new GatewayError('caller_body_invalid', message));
  });

  it.each([
    { previous_response_id: 'resp_1' },
    { conversation: 'conv_1' },
    { conversation: { id: 'conv_1' } },
    { input: [{ type: 'item_reference', id: 'msg_1' }] },
    { input: [{ id: 'msg_1', type: null }] },
    { input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'file-1' }] }] },
  ])('knows what lives in the account: %j', (request) => {
    expect(boundIn(request)).toBe('stored');
  });

  it.each([
    { previous_response_id: null, conversation: null },
    { input: [{ role: 'user', content: [{ type: 'input_image', file_id: null, image_url: 'https://x' }] }] },
    { input: '{"file_id":"file-1"} and "encrypted_content":"x"' },
    { input: [{ type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: null }] },
    { input: [{ type: 'message', id: 'msg_1', role: 'user', content: 'item_reference' }] },
    { tools: [{ parameters: { properties: { file_id: { type: 'string' }, encrypted_content: {} } } }] },
  ])('does not take for bound what is free: %j', (request) => {
    expect(boundIn(request)).toBe('free');
  });

  it('knows reasoning that only one organisation can read', () => {
    expect(boundIn({ input: [{ type: 'reasoning', summary: [], encrypted_content: 'gAAA' }] })).toBe('signed');
  });

  it('accepts or refuses anything, and never breaks', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (input, stream, conversation) => {
        expect(read({ model: 'm', input, stream, conversation }).model).toBe('m');
      }),
    );
  });
});
