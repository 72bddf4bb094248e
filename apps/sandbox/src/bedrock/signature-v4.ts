import { createHash, createHmac } from 'node:crypto';

/** A request as it came over the wire, so far as its signature is about it. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, encoded as they were sent. */
  readonly url: string;
  /** Name, value, name, value, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** The parts of an `Authorization: AWS4-HMAC-SHA256 …` header. */
export interface Authorization {
  readonly accessKeyId: string;
  /** YYYYMMDD. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** In lower case, in the order of the header. */
  readonly signedHeaders: readonly string[];
  /** 64 hexadecimal digits. */
  readonly signature: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const form =
  /^AWS4-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

export const sha256Hex = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Null for a header that is no signature of version 4. */
export function readAuthorization(header: string | undefined): Authorization | null {
  const [, accessKeyId, date, region, service, signedHeaders, signature] = form.exec(header ?? '') ?? [];
  if (accessKeyId === undefined || date === undefined || region === undefined || service === undefined) return null;
  if (signedHeaders === undefined || signature === undefined) return null;
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature };
}

/**
 * What the signature of a request must be. `amzDate` is its `x-amz-date`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureOf(request: SignedRequest, by: Authorization, secret: string, amzDate: string): string {
  const scope = `${by.date}/${by.region}/${by.service}/aws4_request`;
  const toSign = [ALGORITHM, amzDate, scope, sha256Hex(canonicalRequest(request, by.signedHeaders))].join('\n');
  const key = [by.date, by.region, by.service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

/** The one form that every way of writing the same request has. */
export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const [path = '/', query = ''] = splitOnce(request.url, '?');
  const headers = signedHeaders.map((name) => `${name}:${valueOf(request.rawHeaders, name)}\n`).join('');
  return [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    headers,
    signedHeaders.join(';'),
    sha256Hex(request.body),
  ].join('\n');
}

function splitOnce(text: string, at: string): string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Each segment is encoded once more than on the wire, as by every service but S3. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  const slash = path.endsWith('/') && segments.length > 0 ? '/' : '';
  return `/${segments.join('/')}${slash}`;
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => splitOnce(pair, '='))
    .map(([name = '', value = '']) => ({ name: encode(decoded(name)), value: encode(decoded(value)) }))
    .sort((one, other) => compare(one.name, other.name) || compare(one.value, other.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Values of headers with the same name are joined; runs of spaces count as one. */
function valueOf(rawHeaders: readonly string[], name: string): string {
  return rawHeaders
    .flatMap((text, index) => (index % 2 === 0 && text.toLowerCase() === name ? [rawHeaders[index + 1] ?? ''] : []))
    .map((value) => value.trim().replace(/\s+/g, ' '))
    .join(',');
}
