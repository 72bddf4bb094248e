import { createHash, hkdfSync } from 'node:crypto';
import { type JWTPayload, SignJWT, decodeJwt, jwtVerify } from 'jose';
import type { Clock } from '@app/common';

/** What one kind of token is for. No kind is good in place of another: each has a key and an audience of its own. */
export interface TokenKind {
  /** Goes into the derivation of the key. */
  readonly purpose: string;
  readonly audience: string;
  /** Header `typ`. */
  readonly type: string;
  readonly lifetimeSeconds: number;
  /** How far the clocks of two gateways may be apart. */
  readonly skewSeconds: number;
}

export interface VerifiedClaims {
  readonly subject: string;
  readonly claims: JWTPayload;
  /** Seconds since the epoch, without skew. */
  readonly expiresAt: number;
}

const ALGORITHM = 'HS256';
const ISSUER = 'trunkline';
const KEY_ID_LENGTH = 12;

/** Signs and checks one kind of short-lived token: JWT, HS256 and nothing else. */
export class SignedClaims {
  private readonly keys: ReadonlyMap<string, Uint8Array>;
  private readonly signingKeyId: string;

  /** @param secrets the first one signs, all of them verify */
  constructor(
    secrets: readonly [Buffer, ...Buffer[]],
    private readonly kind: TokenKind,
    private readonly clock: Clock,
  ) {
    const derived = secrets.map((secret) => deriveKey(secret, kind.purpose));
    this.keys = new Map(derived);
    this.signingKeyId = deriveKey(secrets[0], kind.purpose)[0];
  }

  sign(subject: string, claims: JWTPayload): Promise<string> {
    const now = Math.floor(this.clock.now() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, typ: this.kind.type, kid: this.signingKeyId })
      .setIssuer(ISSUER)
      .setAudience(this.kind.audience)
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(now + this.kind.lifetimeSeconds)
      .sign(this.keyFor(this.signingKeyId));
  }

  /** Undefined for everything but a whole, current token of this kind. */
  async verify(token: string): Promise<VerifiedClaims | undefined> {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.keyFor(kid), {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: this.kind.audience,
        typ: this.kind.type,
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: this.kind.skewSeconds,
        currentDate: new Date(this.clock.now()),
      });
      const { sub, exp } = payload;
      return sub === undefined || exp === undefined ? undefined : { subject: sub, claims: payload, expiresAt: exp };
    } catch {
      return undefined;
    }
  }

  /** Whether a text says of itself that it is such a token. Nothing is verified. */
  claimsToBeOne(token: string): boolean {
    try {
      return decodeJwt(token).aud === this.kind.audience;
    } catch {
      return false;
    }
  }

  private keyFor(keyId: string | undefined): Uint8Array {
    const key = this.keys.get(keyId ?? '');
    if (!key) throw new Error('unknown key id');
    return key;
  }
}

function deriveKey(secret: Buffer, purpose: string): [id: string, bytes: Uint8Array] {
  const bytes = new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
  return [createHash('sha256').update(bytes).digest('base64url').slice(0, KEY_ID_LENGTH), bytes];
}
