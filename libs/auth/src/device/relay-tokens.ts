import { createHash } from 'node:crypto';
import type { Clock } from '@app/common';
import { SignedClaims } from './signed-claims';

/** What the access token of a device says. Rights are not in it: they are read from key and user at every request. */
export interface RelayTokenClaims {
  readonly userId: string;
  readonly keyId: string;
  /** The user's epoch when they approved the device. */
  readonly epoch: number;
}

export const RELAY_TOKEN_SECONDS = 3_600;
const SKEW_SECONDS = 60;
/** Tokens that this process has verified: the hottest path there is asks for one at every request. */
const MOST_REMEMBERED = 10_000;

interface Remembered {
  readonly claims: RelayTokenClaims;
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
}

/** Access tokens of devices: they stand in for the relay key that a sign-in made. */
export class RelayTokens {
  private readonly tokens: SignedClaims;
  /** By the SHA-256 of the whole token: a shorter name could be shared by two of them. */
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    secrets: readonly [Buffer, ...Buffer[]],
    private readonly clock: Clock,
  ) {
    const kind = {
      ...{ purpose: 'trunkline/relay-token/v1', audience: 'trunkline-relay', type: 'at+jwt' },
      ...{ lifetimeSeconds: RELAY_TOKEN_SECONDS, skewSeconds: SKEW_SECONDS },
    };
    this.tokens = new SignedClaims(secrets, kind, clock);
  }

  sign({ userId, keyId, epoch }: RelayTokenClaims): Promise<string> {
    return this.tokens.sign(userId, { key: keyId, epoch });
  }

  /** Undefined for everything but a whole, current token of ours. Whether key and user still stand is not known here. */
  async verify(token: string): Promise<RelayTokenClaims | undefined> {
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.remembered.get(digest);
    if (known && known.endsAt > this.clock.now()) return known.claims;
    this.remembered.delete(digest);
    const verified = await this.tokens.verify(token);
    const keyId = verified?.claims.key;
    const epoch = verified?.claims.epoch;
    if (!verified || typeof keyId !== 'string' || !Number.isSafeInteger(epoch)) return undefined;
    const claims = { userId: verified.subject, keyId, epoch: Number(epoch) };
    this.remember(digest, { claims, endsAt: (verified.expiresAt + SKEW_SECONDS) * 1_000 });
    return claims;
  }

  /** Whether a text says of itself that it is one of these, good or not. */
  claimsToBeOne(token: string): boolean {
    return this.tokens.claimsToBeOne(token);
  }

  private remember(digest: string, remembered: Remembered): void {
    const [oldest] = this.remembered.size >= MOST_REMEMBERED ? this.remembered.keys() : [];
    if (oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.set(digest, remembered);
  }
}
