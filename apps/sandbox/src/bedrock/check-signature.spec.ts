import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestRefused } from '../request-refused';
import { checkSignature } from './check-signature';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const keys = { accessKeyId: 'AKIASANDBOX1', secretAccessKey: 'sandbox-secret-AKIASANDBOX1' };

interface Options {
  path?: string;
  query?: Record<string, string | string[]>;
  body?: string;
  credentials?: typeof keys & { sessionToken?: string };
  service?: string;
  headers?: Record<string, string>;
  at?: number;
}

async function signed(options: Options = {}) {
  const { path = '/model/x/invoke', query = {}, body = '{}', credentials = keys, service = 'bedrock' } = options;
  const signer = new SignatureV4({ service, region: 'us-east-1', credentials, sha256: Sha256 });
  const request = {
    ...{ method: 'POST', protocol: 'http:', hostname: 'localhost', path, query, body },
    headers: { host: 'localhost', 'content-type': 'application/json', ...options.headers },
  };
  const { headers } = await signer.sign(request, { signingDate: new Date(options.at ?? NOW) });
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  const url = pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
  return { method: 'POST', url, rawHeaders: Object.entries(headers).flat(), body: Buffer.from(body), headers };
}
type Signed = Awaited<ReturnType<typeof signed>>;

/** The exception that the request is refused with; null: it is not. */
function exceptionOf(request: Signed): string | null {
  try {
    checkSignature(request, request.headers, NOW);
    return null;
  } catch (error) {
    if (error instanceof RequestRefused) return error.options.code ?? '';
    throw error;
  }
}
const withHeader = (request: Signed, name: string, value: string): Signed => {
  const headers = { ...request.headers, [name]: value };
  return { ...request, headers, rawHeaders: Object.entries(headers).flat() };
};

describe('the signature of a request', () => {
  it("is found good where AWS's own library made it, whatever the path, the query and the body", async () => {
    const segment = fc.string({ unit: 'grapheme', minLength: 1 }).map(encodeURIComponent);
    const names = fc.string({ minLength: 1, maxLength: 6 });
    const query = fc.dictionary(names, fc.oneof(fc.string(), fc.array(fc.string(), { minLength: 1, maxLength: 3 })), {
      maxKeys: 4,
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { minLength: 1, maxLength: 4 }),
        query,
        fc.string(),
        async (parts, query, body) => {
          expect(exceptionOf(await signed({ path: `/${parts.join('/')}`, query, body }))).toBeNull();
        },
      ),
    );
  });

  it('is found good of a model whose id is an ARN or has a colon', async () => {
    const ids = ['us.anthropic.claude-sonnet-4-5-v1:0', 'arn%3Aaws%3Abedrock%3A%3A1%3Ainference-profile%2Fus.x'];
    for (const id of ids) expect(exceptionOf(await signed({ path: `/model/${id}/invoke` }))).toBeNull();
  });

  it('is bad once anything that it is about has changed', async () => {
    const request = await signed({ query: { a: '1' } });
    expect(exceptionOf(request)).toBeNull();
    const changed: Signed[] = [
      { ...request, body: Buffer.from('{} ') },
      { ...request, method: 'PUT' },
      { ...request, url: '/model/y/invoke?a=1' },
      { ...request, url: '/model/x/invoke?a=2' },
      withHeader(request, 'content-type', 'text/plain'),
      withHeader(request, 'x-amz-content-sha256', '0'.repeat(64)),
      withHeader(request, 'x-amz-extra', 'not signed'),
    ];
    for (const one of changed) expect(exceptionOf(one)).toBe('InvalidSignatureException');
  });

  it.each([
    ['another secret', { credentials: { ...keys, secretAccessKey: 'guess' } }, 'InvalidSignatureException'],
    ['an unknown key', { credentials: { ...keys, accessKeyId: 'AKIAOTHER' } }, 'UnrecognizedClientException'],
    ['another service', { service: 's3' }, 'InvalidSignatureException'],
    ['a time six minutes ago', { at: NOW - 360_000 }, 'InvalidSignatureException'],
    ['a time in six minutes', { at: NOW + 360_000 }, 'RequestTimeTooSkewed'],
    ['a session', { credentials: { ...keys, sessionToken: 'sandbox-session-1' } }, null],
    ['a time four minutes ago', { at: NOW - 240_000 }, null],
    [
      'a session that has expired',
      { credentials: { ...keys, sessionToken: 'sandbox-session-expired' } },
      'ExpiredTokenException',
    ],
    ['a session of somebody else', { credentials: { ...keys, sessionToken: 'x' } }, 'UnrecognizedClientException'],
  ])('with %s is answered as AWS does', async (_, options, expected) => {
    expect(exceptionOf(await signed(options))).toBe(expected);
  });

  it('must cover a session token', async () => {
    const request = withHeader(await signed(), 'x-amz-security-token', 'sandbox-session-1');
    expect(exceptionOf(request)).toBe('InvalidSignatureException');
  });

  it('is incomplete without its parts, or without a date', async () => {
    const request = await signed();
    expect(exceptionOf(withHeader(request, 'authorization', 'AWS4-HMAC-SHA256 Credential=x'))).toBe(
      'IncompleteSignatureException',
    );
    expect(exceptionOf(withHeader(request, 'x-amz-date', 'yesterday'))).toBe('IncompleteSignatureException');
  });
});
