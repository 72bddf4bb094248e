import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SignableRequest, signRequest } from './sign-request';

// The keys, time and results of AWS's published test suite for Signature Version 4.
const keys = {
  kind: 'aws-keys',
  ...{ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
} as const;
const now = Date.parse('2015-08-30T12:36:00Z');

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** The signature as AWS describes it, in as few lines as possible. */
function signatureOf(
  method: string,
  path: string,
  headers: Record<string, string>,
  digest: string,
  service: string,
): string {
  const names = Object.keys(headers).sort();
  const canonicalPath = path.split('/').map(encodeURIComponent).join('/');
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('');
  const canonical = [method, canonicalPath, '', lines, names.join(';'), digest].join('\n');
  const scope = `20150830/us-east-1/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', '20150830T123600Z', scope, sha256(canonical)].join('\n');
  const key = ['20150830', 'us-east-1', service, 'aws4_request'].reduce<Buffer>(
    (made, part) => hmac(made, part),
    Buffer.from(`AWS4${keys.secretAccessKey}`),
  );
  return hmac(key, text).toString('hex');
}

async function signed(request: Partial<SignableRequest>, service = 'bedrock') {
  const whole = { origin: 'https://example.amazonaws.com', path: '/', headers: {}, body: Buffer.alloc(0), ...request };
  const headers = await signRequest(whole, keys, { region: 'us-east-1', service, now });
  const [, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20150830\/us-east-1\/[\w-]+\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const covered = Object.fromEntries(names.split(';').map((name) => [name, headers[name] ?? '']));
  return {
    headers,
    covered,
    signature,
    expected: signatureOf('POST', whole.path, covered, sha256(whole.body), service),
  };
}

describe('signRequest', () => {
  it('is held against a computation that gives what AWS publishes', () => {
    const headers = { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z' };
    expect(signatureOf('GET', '/', headers, sha256(''), 'service')).toBe(
      '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    );
    expect(signatureOf('POST', '/', headers, sha256(''), 'service')).toBe(
      '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    );
  });

  it('covers host, date, digest and what it is given', async () => {
    const { headers, covered, signature, expected } = await signed({
      ...{ body: Buffer.from('{"a":1}'), headers: { 'content-type': 'application/json' } },
    });
    expect(Object.keys(covered)).toEqual(['content-type', 'host', 'x-amz-content-sha256', 'x-amz-date']);
    expect(headers['x-amz-content-sha256']).toBe(sha256('{"a":1}'));
    expect(signature).toBe(expected);
  });

  it('encodes what is encoded in a path once more', async () => {
    const path = '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fus.anthropic.claude-v1%3A0/invoke';
    const { signature, expected } = await signed({ path });
    expect(signature).toBe(expected);
  });

  it('names the port where it is no common one', async () => {
    const { covered, signature, expected } = await signed({ origin: 'http://127.0.0.1:3900', path: '/team/a' });
    expect(covered.host).toBe('127.0.0.1:3900');
    expect(signature).toBe(expected);
  });

  it('covers the session token of keys that end', async () => {
    const headers = await signRequest(
      { origin: 'https://a.example', path: '/', headers: {}, body: Buffer.alloc(0) },
      { ...keys, sessionToken: 'session' },
      { region: 'us-east-1', service: 'bedrock', now },
    );
    expect(headers['x-amz-security-token']).toBe('session');
    expect(headers.authorization).toContain('x-amz-date;x-amz-security-token,');
  });

  it('signs every body and every path as the description says', async () => {
    const path = fc.array(fc.stringMatching(/^[A-Za-z0-9._~-]{1,3}[A-Za-z0-9:%]?$/), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(path, fc.uint8Array(), async (segments, bytes) => {
        const isDotted = segments.some((segment) => /^\.+$/.test(segment));
        fc.pre(!isDotted);
        const own = { path: `/${segments.map(encodeURIComponent).join('/')}`, body: Buffer.from(bytes) };
        const { signature, expected } = await signed(own);
        expect(signature).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });
});
