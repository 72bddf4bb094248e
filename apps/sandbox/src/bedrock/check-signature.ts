import type { IncomingHttpHeaders } from 'node:http';
import { awsRefused } from './aws-exceptions';
import { type Authorization, type SignedRequest, readAuthorization, sha256Hex, signatureOf } from './signature-v4';

export const ACCESS_KEY_PREFIX = 'AKIASANDBOX';
const SESSION_PREFIX = 'sandbox-session-';
const EXPIRED_SESSION_PREFIX = 'sandbox-session-expired';
const LARGEST_SKEW_MS = 300_000;
const SERVICE = 'bedrock';

/** The secret of each access key of the sandbox. */
const secretOf = (accessKeyId: string): string => `sandbox-secret-${accessKeyId}`;

/** Checks the signature of a request at the time `now`, in milliseconds since the Unix epoch. Throws RequestRefused 403. */
export function checkSignature(request: SignedRequest, headers: IncomingHttpHeaders, now: number): void {
  const authorization = readAuthorization(headers.authorization);
  if (!authorization) {
    throw awsRefused(
      'IncompleteSignatureException',
      'Authorization header requires Credential, SignedHeaders and Signature.',
    );
  }
  checkCredential(authorization, headers);
  checkSignedHeaders(authorization, headers);
  const amzDate = headers['x-amz-date'];
  if (typeof amzDate !== 'string') {
    throw awsRefused(
      'IncompleteSignatureException',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  checkTime(amzDate, authorization, now);
  const digest = headers['x-amz-content-sha256'];
  const isBody = digest === undefined || digest === sha256Hex(request.body);
  const expected = signatureOf(request, authorization, secretOf(authorization.accessKeyId), amzDate);
  if (isBody && expected === authorization.signature) return;
  throw awsRefused(
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );
}

function checkCredential({ accessKeyId, service }: Authorization, headers: IncomingHttpHeaders): void {
  const session = headers['x-amz-security-token'];
  const isSession = session === undefined || (typeof session === 'string' && session.startsWith(SESSION_PREFIX));
  if (!accessKeyId.startsWith(ACCESS_KEY_PREFIX) || !isSession) {
    throw awsRefused('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  if (typeof session === 'string' && session.startsWith(EXPIRED_SESSION_PREFIX)) {
    throw awsRefused('ExpiredTokenException', 'The security token included in the request is expired');
  }
  if (service !== SERVICE) {
    throw awsRefused('InvalidSignatureException', `Credential should be scoped to correct service: '${SERVICE}'.`);
  }
}

/** The host and every header of AWS must be under the signature. */
function checkSignedHeaders({ signedHeaders }: Authorization, headers: IncomingHttpHeaders): void {
  const needed = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  const unsigned = needed.filter((name) => !signedHeaders.includes(name));
  if (unsigned.length > 0) {
    throw awsRefused(
      'InvalidSignatureException',
      `'${unsigned.join("', '")}' must be a 'SignedHeader' in the AWS Authorization.`,
    );
  }
}

const basicIso = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

function checkTime(amzDate: string, { date }: Authorization, now: number): void {
  const signedAt = Date.parse(amzDate.replace(basicIso, '$1-$2-$3T$4:$5:$6Z'));
  if (!basicIso.test(amzDate) || Number.isNaN(signedAt)) {
    throw awsRefused('IncompleteSignatureException', `Date must be in ISO-8601 'basic format'. Got '${amzDate}'.`);
  }
  if (!amzDate.startsWith(date)) {
    throw awsRefused(
      'InvalidSignatureException',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${amzDate.slice(0, 8)}'.`,
    );
  }
  if (signedAt < now - LARGEST_SKEW_MS) {
    throw awsRefused(
      'InvalidSignatureException',
      `Signature expired: ${amzDate} is now earlier than ${basic(now - LARGEST_SKEW_MS)} (${basic(now)} - 5 min.)`,
    );
  }
  if (signedAt > now + LARGEST_SKEW_MS) {
    throw awsRefused(
      'RequestTimeTooSkewed',
      `Signature not yet current: ${amzDate} is still later than ${basic(now + LARGEST_SKEW_MS)} (${basic(now)} + 5 min.)`,
    );
  }
}

const basic = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
