import { describe, expect, it } from 'vitest';
import type { ErrorKind } from '../errors/protocol-error';
import { hubErrorEvent, readHubError } from './hub-error';

const kinds: readonly ErrorKind[] = [
  ...(['invalid-request', 'context-length', 'too-large', 'authentication', 'permission', 'not-found'] as const),
  ...(['rate-limit', 'quota', 'overloaded', 'timeout', 'api'] as const),
];

describe('hubErrorEvent', () => {
  it.each(kinds)('is read as the kind of error that was written: %s', (kind) => {
    expect(readHubError(hubErrorEvent({ status: 500, kind, message: 'Why' }).data).kind).toBe(kind);
  });

  it('says in the words of Anthropic that a conversation is too long', () => {
    const { data } = hubErrorEvent({ status: 400, kind: 'context-length', message: 'maximum context length is 5' });
    expect(data).toEqual({
      type: 'error',
      error: { type: 'invalid_request_error', message: 'prompt is too long: maximum context length is 5' },
    });
  });
});

describe('readHubError', () => {
  it.each([{}, { error: null }, { error: { type: 'constructor', message: 5 } }, { error: 'text' }])(
    'makes an error of %j',
    (event) => {
      expect(readHubError(event)).toMatchObject({ kind: 'api', status: 500 });
    },
  );
});
