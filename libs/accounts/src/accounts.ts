import { type Clock, createId } from '@app/common';
import { LiveCollection, type RedisConnection, type WriteOutcome } from '@app/redis';
import type { Route } from '@app/egress';
import type { CredentialVault, SecretPlace } from '@app/vault';
import { type Account, decodeAccount } from './account';
import {
  type Credentials,
  type SealedCredentials,
  decodeCredentials,
  decodeSealedCredentials,
} from './account-credentials';
import type { AccountProxy, NewAccountProxy } from './account-proxy';
import { AccountRoutes } from './account-routes';
import { CredentialVersions } from './credential-versions';
import type { Reauthorisation } from './reauthorisation';

export type NewAccount = Omit<Account, 'id' | 'createdAt' | 'proxy'> & { readonly proxy?: NewAccountProxy };

/**
 * `unreadable`: the sealed secret is missing or does not open, or that of the proxy does not. `needs_reauth`: it opens nothing at the sign-in
 * service any more. Such an account is shown, and never used.
 */
export type CredentialState = 'usable' | 'unreadable' | 'needs_reauth';

const FIELD = 'credentials';
/** Before there were other secrets than API keys, the key was sealed by itself. */
const FORMER_FIELD = 'apiKey';
const placeOf = (recordId: string, field: string): SecretPlace => ({ type: 'account', recordId, field });

/** All upstream accounts with their sealed credentials. */
export class Accounts {
  readonly collection: LiveCollection<Account>;
  readonly credentialCollection: LiveCollection<SealedCredentials>;
  readonly credentialVersions: CredentialVersions;
  private readonly routes: AccountRoutes;
  private readonly opened = new Map<string, Credentials | 'unreadable'>();

  constructor(
    connection: RedisConnection,
    private readonly vault: CredentialVault,
    private readonly clock: Clock,
  ) {
    this.routes = new AccountRoutes(vault);
    this.collection = new LiveCollection(connection, { collection: 'accounts', decode: decodeAccount });
    this.credentialCollection = new LiveCollection(connection, {
      collection: 'account-credentials',
      decode: decodeSealedCredentials,
    });
    this.credentialCollection.onChange((id) => this.opened.delete(id));
    this.credentialVersions = new CredentialVersions({
      collection: this.credentialCollection,
      seal: (id, credentials) => this.sealed(id, credentials),
      open: (id) => this.credentialsOf(id),
    });
  }

  get(id: string): Account | undefined {
    return this.collection.get(id);
  }

  list(): Account[] {
    return [...this.collection.values()].sort(
      (first, second) => first.createdAt.localeCompare(second.createdAt) || first.id.localeCompare(second.id),
    );
  }

  async create({ proxy, ...request }: NewAccount, credentials: Credentials): Promise<Account> {
    const id = createId('acc');
    const createdAt = new Date(this.clock.now()).toISOString();
    const account: Account = { ...request, id, createdAt, ...(proxy ? { proxy: this.sealedProxy(id, proxy) } : {}) };
    // Credentials first: an account that can be seen can be used.
    await this.credentialCollection.create(this.sealed(account.id, credentials));
    await this.collection.create(account);
    return account;
  }

  update(account: Account): Promise<WriteOutcome> {
    return this.collection.replace(account);
  }

  replaceCredentials(id: string, credentials: Credentials): Promise<WriteOutcome> {
    return this.credentialVersions.replace(id, credentials);
  }

  async delete(id: string): Promise<WriteOutcome> {
    const outcome = await this.collection.delete(id);
    if (outcome === 'written') await this.credentialCollection.delete(id);
    return outcome;
  }

  /** The secret in clear, or undefined where it cannot be read. */
  credentialsOf(id: string): Credentials | undefined {
    let credentials = this.opened.get(id);
    if (credentials === undefined) {
      credentials = this.unseal(id) ?? 'unreadable';
      this.opened.set(id, credentials);
    }
    return credentials === 'unreadable' ? undefined : credentials;
  }

  credentialState(id: string): CredentialState {
    const account = this.collection.get(id);
    const hasWay = account?.proxy === undefined || this.routes.isReadable(account);
    if (!hasWay || !this.credentialsOf(id)) return 'unreadable';
    return this.reauthorisationOf(id) ? 'needs_reauth' : 'usable';
  }

  /** Undefined: the secret is not known to have ended. */
  reauthorisationOf(id: string): Reauthorisation | undefined {
    return this.credentialCollection.get(id)?.reauthorisation;
  }

  /** A proxy as the account's record keeps it. */
  sealedProxy(id: string, proxy: NewAccountProxy): AccountProxy {
    return this.routes.sealed(id, proxy);
  }

  /**
   * The account's way out; the same object for as long as the record is the same.
   * @throws GatewayError `upstream_unreachable` where the password of its proxy cannot be read
   */
  routeOf(account: Account): Route {
    return this.routes.routeOf(account);
  }

  private sealed(id: string, credentials: Credentials): SealedCredentials {
    return { id, sealed: { [FIELD]: this.vault.seal(placeOf(id, FIELD), JSON.stringify(credentials)) } };
  }

  private unseal(id: string): Credentials | undefined {
    const { [FIELD]: sealed, [FORMER_FIELD]: former } = this.credentialCollection.get(id)?.sealed ?? {};
    try {
      if (sealed !== undefined) return decodeCredentials(this.vault.open(placeOf(id, FIELD), sealed));
      if (former === undefined) return undefined;
      return { kind: 'api-key', apiKey: this.vault.open(placeOf(id, FORMER_FIELD), former) };
    } catch {
      return undefined;
    }
  }
}
