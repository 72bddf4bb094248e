import { createHmac, timingSafeEqual } from 'node:crypto';
import { asList, asNumber, asText } from '@app/protocols';
import { readJwt, writeJwt } from './jwt';

const kinds = ['google', 'oauth', 'anthropic', 'entra'] as const;
export type AccessTokenKind = (typeof kinds)[number];

/** What an access token says of the account that it was issued to. */
export interface AccessToken {
  /** `google`: a service account; `oauth`: a user of Google or of any other OAuth server. */
  readonly kind: AccessTokenKind;
  /** Address of the service account, or the id of the client: the same for every token of the account. */
  readonly account: string;
  /** Google: the project; Entra: the tenant. */
  readonly organization: string;
  readonly scopes: readonly string[];
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** Not a secret: a token has to be told from a made-up one, and to stay good when the process starts anew. */
const KEY = 'Trunkline sandbox access tokens';
/** `{"` in base64. */
const JWT_START = 'eyJ';
const ISSUER = 'trunkline-sandbox';
const sign = (signed: string): Buffer => createHmac('sha256', KEY).update(signed).digest();
let issued = 0;

/** No two texts are alike, also of tokens that say the same. */
export function issueAccessToken({ kind, account, organization, scopes, expiresAt }: AccessToken): string {
  issued += 1;
  const claims = { iss: ISSUER, jti: `${process.pid}-${issued}`, kind, sub: account, org: organization };
  return writeJwt({ alg: 'HS256', typ: 'JWT' }, { ...claims, scp: scopes, exp: expiresAt / 1000 }, sign);
}

/** Null for a text that no token endpoint of a sandbox issued, and for a token that has expired. */
export function readAccessToken(text: string, now: number = Date.now()): AccessToken | null {
  // Most callers bring a key, and telling that it is no token must cost next to nothing.
  if (!text.startsWith(JWT_START)) return null;
  const jwt = readJwt(text);
  if (jwt?.claims.iss !== ISSUER) return null;
  const expected = sign(jwt.signed);
  if (jwt.signature.length !== expected.length || !timingSafeEqual(jwt.signature, expected)) return null;
  const kind = kinds.find((known) => known === jwt.claims.kind);
  const expiresAt = (asNumber(jwt.claims.exp) ?? 0) * 1000;
  if (!kind || expiresAt <= now) return null;
  const scopes = asList(jwt.claims.scp).filter((scope) => typeof scope === 'string');
  const { sub, org } = jwt.claims;
  return { kind, account: asText(sub) ?? '', organization: asText(org) ?? '', scopes, expiresAt };
}

/** Whether a token endpoint of a sandbox issued the text, and it has not expired. */
export const isAccessToken = (text: string): boolean => readAccessToken(text) !== null;
