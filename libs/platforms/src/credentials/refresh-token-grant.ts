import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Account, Credentials, OauthCredentials } from '@app/accounts';
import { GatewayError } from '@app/common';
import { askForToken } from './ask-for-token';
import type { CredentialPorts } from './credential-ports';
import { CredentialsRefused } from './credentials-refused';
import type { Grant, TimedCredentials } from './grant';
import { refreshTokenRequest } from './refresh-token-request';

/** A new refresh token that is not stored yet, and what came with it. */
interface Unsaved {
  readonly before: OauthCredentials;
  readonly obtained: TimedCredentials;
}

/**
 * RFC 6749, 6. A server may give a new refresh token with each access token. The old one is then never shown again: servers take its second
 * use for a theft, and end the whole grant.
 */
export class RefreshTokenGrant implements Grant {
  private seen: Credentials;
  private readonly replaced = new Set<string>();
  private unsaved: Unsaved | undefined;

  constructor(
    private credentials: OauthCredentials,
    private readonly ports: Pick<CredentialPorts, 'fetch' | 'clock' | 'saveCredentials'>,
  ) {
    this.seen = credentials;
  }

  compare(stored: Credentials): 'same' | 'moved' | 'other' {
    if (stored === this.seen) return 'same';
    const comparison = this.compareWhole(stored);
    if (comparison !== 'other') this.seen = stored;
    return comparison;
  }

  private compareWhole(stored: Credentials): 'same' | 'moved' | 'other' {
    if (stored.kind !== 'oauth') return 'other';
    if (!isDeepStrictEqual(settingsOf(stored), settingsOf(this.credentials))) return 'other';
    // What is read may be older than what was written a moment ago.
    if (stored.refreshToken === this.credentials.refreshToken || this.replaced.has(stored.refreshToken)) return 'same';
    if (familyOf(stored) !== familyOf(this.credentials)) return 'other';
    // Another process was faster.
    this.replaced.add(this.credentials.refreshToken);
    this.credentials = stored;
    this.unsaved = undefined;
    return 'moved';
  }

  isFinal(error: unknown): boolean {
    return error instanceof CredentialsRefused && error.code === 'invalid_grant';
  }

  async obtain(account: Account): Promise<TimedCredentials> {
    const kept = this.unsaved && (await this.save(account, this.unsaved));
    if (kept && kept.expiresAt > this.ports.clock.now()) return kept;
    const used = this.credentials;
    try {
      return await this.exchange(account, used);
    } catch (error) {
      // While this was under way it became known that another process had been faster.
      if (this.isFinal(error) && this.credentials !== used) return this.exchange(account, this.credentials);
      throw error;
    }
  }

  private async exchange(account: Account, used: OauthCredentials): Promise<TimedCredentials> {
    const { refreshToken, clientSecret = '' } = used;
    const granted = await askForToken(this.ports, account, refreshTokenRequest(used), [refreshToken, clientSecret]);
    const obtained: TimedCredentials = {
      credentials: { kind: 'access-token', token: granted.token },
      expiresAt: this.ports.clock.now() + granted.lifeMs,
    };
    if (granted.refreshToken === undefined || granted.refreshToken === refreshToken) return obtained;
    this.replaced.add(refreshToken);
    this.credentials = { ...used, refreshToken: granted.refreshToken, family: familyOf(used) };
    this.unsaved = { before: used, obtained };
    return this.save(account, this.unsaved);
  }

  /** Stored before it is used: a process that ends in between must not leave a token behind that nobody else knows. */
  private async save(account: Account, unsaved: Unsaved): Promise<TimedCredentials> {
    try {
      await this.ports.saveCredentials(account.id, this.credentials, unsaved.before);
    } catch (cause) {
      throw new GatewayError('gateway_unavailable', 'A renewed sign-in of an upstream account could not be stored', {
        cause,
      });
    }
    if (this.unsaved === unsaved) this.unsaved = undefined;
    return unsaved.obtained;
  }
}

const settingsOf = ({ tokenUrl, clientId, clientSecret, scopes }: OauthCredentials): unknown[] => [
  ...[tokenUrl, clientId, clientSecret, scopes],
];

const familyOf = ({ family, refreshToken }: OauthCredentials): string =>
  family ?? createHash('sha256').update(refreshToken).digest('hex');
