import type { Account, Accounts } from '@app/accounts';
import { type Clock, randomBase62 } from '@app/common';
import type { Egress } from '@app/egress';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { CredentialVault } from '@app/vault';
import type { CredentialPorts } from '../credential-ports';
import { CredentialsRefused } from '../credentials-refused';
import { RedisRenewalStore } from '../shared/redis-renewal-store';
import { askTokenEndpoint } from '../token-endpoint';
import { authorizationAddress } from './authorization-address';
import { type GrantedConnection, exchangeCode } from './code-grant';
import type { ConnectionPlan, ConnectionTarget, PendingConnection } from './pending-connection';
import { CONNECTION_MS, PendingConnections } from './pending-connections';
import { createVerifier } from './proof-key';

export interface AccountConnectionsParts {
  readonly accounts: Accounts;
  readonly egress: Egress;
  readonly connection: RedisConnection;
  readonly vault: CredentialVault;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Stands in for the way to token endpoints. */
  readonly fetch?: CredentialPorts['fetch'];
}

export interface BegunConnection {
  /** Where a browser has to go. */
  readonly authorizationUrl: string;
  readonly state: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Refresh tokens that somebody agrees to in a browser: authorisation codes with PKCE (RFC 6749, 4.1; RFC 7636). docs/adr/0019-connect-flow.md */
export class AccountConnections {
  private readonly pending: PendingConnections;
  private readonly store: RedisRenewalStore;

  constructor(private readonly parts: AccountConnectionsParts) {
    const { accounts, connection, vault } = parts;
    this.pending = new PendingConnections(connection, vault);
    this.store = new RedisRenewalStore({ ...parts, versions: accounts.credentialVersions });
  }

  async begin(plan: ConnectionPlan): Promise<BegunConnection> {
    const verifier = createVerifier();
    const state = await this.pending.keep({ ...plan, verifier });
    const { clientId } = plan.client;
    return {
      authorizationUrl: authorizationAddress({ ...plan, clientId, state, verifier }),
      state,
      expiresAt: this.parts.clock.now() + CONNECTION_MS,
    };
  }

  /** Undefined for a state that was never given out, is over, or has been taken. */
  find(state: string): Promise<PendingConnection | undefined> {
    return this.pending.find(state);
  }

  /** @returns whether the caller is the one who may go on with it: there is one for each state */
  take(state: string): Promise<boolean> {
    return this.pending.take(state);
  }

  /**
   * Asks over the way out of the account, also of one that is still to be made.
   * @throws CredentialsRefused, or GatewayError `upstream_unreachable`
   */
  async exchange(pending: PendingConnection, code: string): Promise<GrantedConnection> {
    const { accounts, egress, clock, fetch } = this.parts;
    const ask = fetch ?? ((account, request) => askTokenEndpoint(account, request, { accounts, egress }));
    const account = this.accountOf(pending.target);
    try {
      return await exchangeCode({ fetch: ask, clock }, account, pending, code);
    } finally {
      if (!accounts.get(account.id)) egress.release(account.id);
    }
  }

  /** Hands the access token that came with a connection to all processes, so that nobody has to ask for one at once. Never rejects. */
  async handOver(accountId: string, { credentials, granted }: GrantedConnection): Promise<void> {
    const { token, lifeMs } = granted;
    try {
      const stored = await this.store.read(accountId);
      if (stored?.credentials.kind !== 'oauth' || stored.credentials.refreshToken !== credentials.refreshToken) return;
      const expiresAt = this.parts.clock.now() + lifeMs;
      await this.store.share(accountId, stored.version, { token, lifeMs, expiresAt });
    } catch (error) {
      this.parts.logger.debug({ accountId, reason: String(error) }, 'the first access token was not handed over');
    }
  }

  private accountOf(target: ConnectionTarget): Account {
    const { accounts, clock } = this.parts;
    if ('accountId' in target) {
      const account = accounts.get(target.accountId);
      if (account) return account;
      throw new CredentialsRefused('account_gone', 'the account was deleted meanwhile');
    }
    const id = `connecting_${randomBase62(20)}`;
    const { proxy, ...settings } = target.account;
    const createdAt = new Date(clock.now()).toISOString();
    return { ...settings, id, createdAt, ...(proxy ? { proxy: accounts.sealedProxy(id, proxy) } : {}) };
  }
}
