import type { Account, Accounts } from '@app/accounts';
import { type Egress, EgressError, collectBody } from '@app/egress';
import { LARGEST_TOKEN_ANSWER, type TokenRequest, type TokenResponse } from './credential-ports';

/** Shorter than the lock of who asks lasts. */
const LONGEST_MS = 20_000;

/** Asks over the account's own way out. @throws EgressError, or GatewayError where the account has no way out */
export async function askTokenEndpoint(
  account: Account,
  { url, headers, body }: TokenRequest,
  { accounts, egress }: { readonly accounts: Pick<Accounts, 'routeOf'>; readonly egress: Egress },
): Promise<TokenResponse> {
  const { origin, pathname, search } = new URL(url);
  const said = Object.entries({ ...headers, 'accept-encoding': 'identity' }).flat();
  // Headers of the account's own are for its upstream, which this is not.
  const { accountId, proxy } = accounts.routeOf(account);
  const route = { accountId, ...(proxy ? { proxy } : {}) };
  const request = { origin, path: pathname + search, method: 'POST', headers: said, body } as const;
  const exchange = egress.send(route, request, () => undefined);
  const timer = setTimeout(() => exchange.abort(new EgressError('first-byte-timeout', 'no token in time')), LONGEST_MS);
  try {
    await exchange.started;
    const { status, headers: answered } = exchange;
    const retryAfter = answered['retry-after'];
    return {
      ...{ status, body: await collectBody(exchange, LARGEST_TOKEN_ANSWER) },
      ...(typeof retryAfter === 'string' ? { retryAfter } : {}),
    };
  } finally {
    clearTimeout(timer);
    exchange.abort();
  }
}
