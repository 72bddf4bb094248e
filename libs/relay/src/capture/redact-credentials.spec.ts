import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNamedAsSecret, redactCredentials } from './redact-credentials';

describe('redactCredentials', () => {
  it.each([
    'tl_0000000000000000000000000000000000abcd',
    'sk-ant-api03-abcDEF123456',
    'sk-proj-abcdefghij1234',
    'ghp_abcdefghijklmnop1234',
    'AKIAIOSFODNN7EXAMPLE',
    'AIzaSyA-1234567890abcdefghij',
    'xoxb-1234567890-abcdef',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
    'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MEFCQ0RFRg',
  ])('leaves nothing of %s within a sentence', (secret) => {
    const redacted = redactCredentials(`please use ${secret}, and tell nobody`);
    expect(redacted).toBe('please use [redacted], and tell nobody');
  });

  it('knows secrets by where they are written', () => {
    expect(redactCredentials('DB_PASSWORD=correct-horse-battery')).toBe('DB_PASSWORD=[redacted]');
    expect(redactCredentials('"api_key": "plainword"')).toBe('"api_key": "[redacted]"');
    expect(redactCredentials('Authorization: Bearer abcdefghijkl')).toBe('Authorization: Bearer [redacted]');
    expect(redactCredentials('postgres://ada:hunter22@db/x')).toBe('postgres://[redacted]@db/x');
    expect(redactCredentials('-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----')).toBe('[redacted]');
  });

  it.each([
    'The quick brown fox jumps over the lazy dog.',
    'libs/relay/src/capture/redact-credentials.ts has a function',
    'claude-sonnet-4-5-20250929 and gpt-5.2-codex are models',
  ])('leaves words alone: %s', (text) => {
    expect(redactCredentials(text)).toBe(text);
  });

  it('leaves no key of ours in any text around it', () => {
    const key = fc.stringMatching(/^tl_[0-9A-Za-z]{38}$/);
    const around = fc.string({ maxLength: 40 }).map((text) => ` ${text} `);
    fc.assert(
      fc.property(key, around, around, (secret, before, after) => {
        expect(redactCredentials(`${before}${secret}${after}`)).not.toContain(secret);
      }),
    );
  });
});

describe('isNamedAsSecret', () => {
  it('knows names of secrets, and figures of tokens from them', () => {
    const secrets = ['api_key', 'apiKey', 'x-api-key', 'Authorization', 'password', 'client_secret', 'access_token'];
    expect(secrets.filter((name) => !isNamedAsSecret(name))).toEqual([]);
    const figures = ['max_tokens', 'budget_tokens', 'cached_tokens', 'model', 'key', 'tool_choice', 'author'];
    expect(figures.filter(isNamedAsSecret)).toEqual([]);
  });
});
