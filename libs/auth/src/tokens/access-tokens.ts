import { createHash, hkdfSync } from 'node:crypto';
import { SignJWT, jwtVerify } from 'jose';
import type { Clock } from '@app/common';

/** What an access token says. The role is not in it: it is read from the user's record at every request. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly epoch: number;
}

export interface VerifiedClaims extends AccessClaims {
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export const ACCESS_TOKEN_SECONDS = 600;
/** How far the clocks of two gateways may be apart. */
const CLOCK_SKEW_SECONDS = 60;
const ALGORITHM = 'HS256';
const ISSUER = 'trunkline';
const AUDIENCE = 'trunkline-control-plane';
const TYPE = 'at+jwt';
const PURPOSE = 'trunkline/access-token/v1';
const KEY_ID_LENGTH = 12;

interface SigningKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/**
 * Signs and checks access tokens: JWT, HS256 and nothing else, with a key derived for this one purpose. While the secret is being replaced
 * the former one still verifies, and never signs.
 */
export class AccessTokens {
  private readonly signingKey: SigningKey;
  private readonly keys: ReadonlyMap<string, Uint8Array>;

  constructor(
    jwtSecret: Buffer,
    private readonly clock: Clock,
    previousSecret?: Buffer,
  ) {
    this.signingKey = deriveKey(jwtSecret);
    const all = previousSecret === undefined ? [this.signingKey] : [deriveKey(previousSecret), this.signingKey];
    this.keys = new Map(all.map(({ id, bytes }) => [id, bytes]));
  }

  sign({ userId, sessionId, epoch }: AccessClaims): Promise<string> {
    const now = Math.floor(this.clock.now() / 1_000);
    return new SignJWT({ sid: sessionId, epoch })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: this.signingKey.id })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(userId)
      .setIssuedAt(now)
      .setExpirationTime(now + ACCESS_TOKEN_SECONDS)
      .sign(this.signingKey.bytes);
  }

  /** Returns undefined for everything but a whole, current token of ours. Whether its session still lives is not known here. */
  async verify(token: string): Promise<VerifiedClaims | undefined> {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.keyFor(kid), {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['exp', 'iat'],
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: new Date(this.clock.now()),
      });
      const { sub, sid, epoch, exp = 0 } = payload;
      if (typeof sub !== 'string' || typeof sid !== 'string' || !Number.isSafeInteger(epoch)) return undefined;
      return { userId: sub, sessionId: sid, epoch: Number(epoch), expiresAt: exp * 1_000 };
    } catch {
      return undefined;
    }
  }

  private keyFor(keyId: string | undefined): Uint8Array {
    const key = this.keys.get(keyId ?? '');
    if (!key) throw new Error('unknown key id');
    return key;
  }
}

function deriveKey(secret: Buffer): SigningKey {
  const bytes = new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, 32));
  return { id: createHash('sha256').update(bytes).digest('base64url').slice(0, KEY_ID_LENGTH), bytes };
}
