import { verify } from 'node:crypto';
import { asNumber, asText } from '@app/protocols';
import { type Jwt, readJwt } from './jwt';
import type { ServiceAccount, ServiceAccounts } from './service-accounts';
import { RequestRefused } from '../request-refused';

/** What Google's own libraries sign for, wherever they send it. */
const GOOGLE_TOKEN_URL = 'https://oauth2.googleapis.com/token';
const LONGEST_LIFE_SECONDS = 3_600;
const LARGEST_SKEW_SECONDS = 300;

export interface Assertion {
  readonly account: ServiceAccount;
  readonly scopes: readonly string[];
}

const invalid = (description: string): RequestRefused =>
  new RequestRefused(400, description, { code: 'invalid_grant' });

/**
 * Checks the signed claims of a service account (RFC 7523). `endpoint` is the URL that was asked, `now` milliseconds since the Unix
 * epoch. Throws RequestRefused with the texts of Google's endpoint. https://developers.google.com/identity/protocols/oauth2/service-account
 */
export function checkAssertion(text: string, accounts: ServiceAccounts, endpoint: string, now: number): Assertion {
  const jwt = readJwt(text);
  if (!jwt) throw invalid('Invalid JWT: Failed to parse the assertion.');
  const account = accounts.find(asText(jwt.claims.iss) ?? '');
  if (!account) throw invalid('Invalid grant: account not found');
  checkSignature(jwt, account);
  checkTimes(jwt, now / 1000);
  const audience = asText(jwt.claims.aud);
  if (audience !== GOOGLE_TOKEN_URL && audience !== endpoint) {
    throw invalid(`Invalid JWT: Failed audience check. The right audience is ${endpoint}`);
  }
  const scopes = (asText(jwt.claims.scope) ?? '').split(/\s+/).filter(Boolean);
  if (scopes.length === 0) {
    throw new RequestRefused(400, 'Invalid OAuth scope or ID token audience provided.', { code: 'invalid_scope' });
  }
  return { account, scopes };
}

function checkSignature(jwt: Jwt, { file, publicKey }: ServiceAccount): void {
  const keyId = jwt.header.kid;
  const isSigned =
    jwt.header.alg === 'RS256' &&
    (keyId === undefined || keyId === file.private_key_id) &&
    verify('sha256', Buffer.from(jwt.signed), publicKey, jwt.signature);
  if (!isSigned) throw invalid('Invalid JWT Signature.');
}

function checkTimes({ claims }: Jwt, nowSeconds: number): void {
  const issuedAt = asNumber(claims.iat);
  const expiresAt = asNumber(claims.exp);
  const isGood =
    issuedAt !== undefined &&
    expiresAt !== undefined &&
    expiresAt > issuedAt &&
    expiresAt - issuedAt <= LONGEST_LIFE_SECONDS &&
    issuedAt <= nowSeconds + LARGEST_SKEW_SECONDS &&
    expiresAt > nowSeconds - LARGEST_SKEW_SECONDS;
  if (isGood) return;
  throw invalid(
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
  );
}
