import { describe, expect, it } from 'vitest';
import { readDroidError } from './droid.read-error';

const openai = { error: { message: 'No', code: 'invalid_api_key' } };
const anthropic = { type: 'error', error: { type: 'authentication_error', message: 'No' } };
const read = (protocol: 'anthropic-messages' | 'openai-chat' | undefined, body: unknown) =>
  readDroidError({ status: 401, headers: {}, body, ...(protocol === undefined ? {} : { protocol }) });

describe('readDroidError', () => {
  it('leaves alone what is in the words of the path that was asked, and understands the rest', () => {
    expect(read('anthropic-messages', anthropic)).toBeUndefined();
    expect(read('openai-chat', openai)).toBeUndefined();
    expect(read('anthropic-messages', openai)).toMatchObject({ kind: 'authentication', message: 'No' });
    expect(read('openai-chat', { detail: 'No' })).toMatchObject({ kind: 'authentication', message: 'No' });
    expect(read(undefined, openai)).toBeUndefined();
  });
});
