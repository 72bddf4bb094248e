import { GatewayError } from '@app/common';
import type { Route } from '@app/egress';
import type { CredentialVault, SecretPlace } from '@app/vault';
import type { Account } from './account';
import type { AccountProxy, NewAccountProxy } from './account-proxy';

/** The address is part of the place: a password that was entered for one proxy opens for no other. */
const placeOf = (
  recordId: string,
  { type, host, port }: Pick<AccountProxy, 'type' | 'host' | 'port'>,
): SecretPlace => ({
  ...{ type: 'account', recordId },
  field: `proxyPassword of ${type} ${host} ${port}`,
});

/**
 * The ways out of accounts. The password of a proxy is sealed within the account's record, so that one write changes the address and the
 * secret that belongs to it.
 */
export class AccountRoutes {
  /** By record: a change makes another one, and with it another route. */
  private readonly routes = new WeakMap<Account, Route | 'unreadable'>();

  constructor(private readonly vault: CredentialVault) {}

  sealed(accountId: string, { password, ...proxy }: NewAccountProxy): AccountProxy {
    if (password === undefined) return proxy;
    return { ...proxy, sealedPassword: this.vault.seal(placeOf(accountId, proxy), password) };
  }

  isReadable(account: Account): boolean {
    return this.held(account) !== 'unreadable';
  }

  /** @throws GatewayError `upstream_unreachable` where the proxy's password does not open: there is no way round the proxy */
  routeOf(account: Account): Route {
    const route = this.held(account);
    if (route !== 'unreadable') return route;
    throw new GatewayError('upstream_unreachable', 'The proxy of the chosen account has no readable password');
  }

  private held(account: Account): Route | 'unreadable' {
    let route = this.routes.get(account);
    if (route === undefined) {
      route = this.made(account);
      this.routes.set(account, route);
    }
    return route;
  }

  private made({ id, proxy, headers }: Account): Route | 'unreadable' {
    const own = headers === undefined ? {} : { headers: Object.entries(headers).flat() };
    if (!proxy) return { accountId: id, ...own };
    const { sealedPassword, ...address } = proxy;
    if (sealedPassword === undefined) return { accountId: id, ...own, proxy: address };
    try {
      const password = this.vault.open(placeOf(id, proxy), sealedPassword);
      return { accountId: id, ...own, proxy: { ...address, password } };
    } catch {
      return 'unreadable';
    }
  }
}
