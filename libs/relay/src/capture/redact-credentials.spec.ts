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
    expect(redactCredentials('authorization: Token abc123')).toBe('authorization: Token [redacted]');
    expect(redactCredentials('x-auth-token: a1b2c3\nCookie: sid=1; b=2\nHost: x')).toBe(
      'x-auth-token: [redacted]\nCookie: [redacted]\nHost: x',
    );
    expect(redactCredentials('password: "correct horse battery" # mine')).toBe('password: "[redacted]" # mine');
    expect(redactCredentials("pwd='abc'")).toBe("pwd='[redacted]'");
    expect(redactCredentials('password: |\n  hunter22\nuser: ada')).toBe('password: |\n  [redacted]\nuser: ada');
    expect(redactCredentials('mysql --password hunter22 -h db')).toBe('mysql --password [redacted] -h db');
    expect(redactCredentials('postgres://ada:hun/ter22@db/x')).toBe('postgres://[redacted]@db/x');
    expect(redactCredentials('GET /v1?key=abcdef123&alt=sse')).toBe('GET /v1?key=[redacted]&alt=sse');
    expect(redactCredentials('-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----')).toBe('[redacted]');
  });

  const written = [
    'api_key="plainword"',
    'Authorization: Bearer abcdefghijkl',
    'x tl_0000000000000000000000000000000000abcd',
    'sk-proj-abcdefghij1234',
    'password: correct-horse',
    '-----BEGIN PRIVATE KEY-----\nMIIEvQ\nabcdefghij1234\n-----END PRIVATE KEY-----',
  ];
  it.each(written)('knows %j behind any escapes', (text) => {
    const secret = /plainword|abcdefghij|abcd|correct-horse/;
    expect(redactCredentials(text)).not.toMatch(secret);
    let within = `before\n${text}\nafter`;
    for (let layer = 0; layer < 4; layer += 1) {
      within = JSON.stringify({ output: within });
      expect(redactCredentials(within)).not.toMatch(secret);
    }
    for (let layer = 0, encoded = `a=b&c=${text}`; layer < 3; layer += 1) {
      encoded = encodeURIComponent(encoded);
      expect(redactCredentials(encoded)).not.toMatch(secret);
    }
    expect(redactCredentials(text.replaceAll('"', '&quot;'))).not.toMatch(secret);
    expect(redactCredentials(JSON.stringify({ log: encodeURIComponent(JSON.stringify(text)) }))).not.toMatch(secret);
  });

  it('knows lines of a private key without their beginning', () => {
    const line = 'MIIEvQIBADANBgkqhkiG9w0BAQ/FAASCBKcwggSj/gEAAoIBAQC7VJTUt9Us8cKj';
    expect(redactCredentials(`${line}\n${line}`)).toBe('[redacted]\n[redacted]');
  });

  it('takes time in proportion to the text only', () => {
    const parts = ['token', ' ', '"', '://a:', 'password: "', '-----BEGIN ', '%25', '%2', 'aA1/', '&quot;', 'token=x '];
    for (const part of [...parts, '\\', '\\"', 'token \\', '--token ', '--aaa', '--a-token', 'Cookie: a', 'basic '])
      expect(redactCredentials(part.repeat(200_000)).length).toBeGreaterThan(0);
  });

  it.each([
    'apps/gateway/src/controlPlane/ApiKeys/KeyCaptureView2/index',
    'a "max_tokens": 200000, and 100%25 of C:\\new\\table',
    'http://localhost:8080/a@b',
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
    expect(figures.filter((name) => isNamedAsSecret(name))).toEqual([]);
    expect(['auth_tokens', 'refreshTokens'].filter((name) => isNamedAsSecret(name, true))).toHaveLength(2);
  });
});
