import { isDeepStrictEqual } from 'node:util';
import type { Account, Accounts, Credentials } from '@app/accounts';
import type { Clock } from '@app/common';
import { type Egress, EgressError, collectBody } from '@app/egress';
import {
  CredentialSource,
  LARGEST_TOKEN_ANSWER,
  type PlatformAdapters,
  type TokenRequest,
  type TokenResponse,
  createAwsDefault,
  createGoogleDefault,
} from '@app/platforms';

const LONGEST_MS = 20_000;

interface CredentialSourceParts {
  readonly accounts: Accounts;
  readonly adapters: PlatformAdapters;
  readonly egress: Egress;
  readonly clock: Clock;
}

/** Where requests get what they are authorised with: tokens are asked for over the account's own way out. */
export function createCredentialSource(parts: CredentialSourceParts): CredentialSource {
  const { accounts, adapters, clock } = parts;
  const source = new CredentialSource({
    clock,
    fetch: (account, request) => askTokenEndpoint(account, request, parts),
    saveCredentials: (accountId, credentials, before) => saveCredentials(accounts, accountId, credentials, before),
    awsDefault: createAwsDefault(),
    googleDefault: createGoogleDefault(),
    tokenScope: (account) => adapters[account.platform].tokenScope?.(account),
  });
  accounts.collection.onChange((id, account) => {
    if (!account) source.release(id);
  });
  return source;
}

async function askTokenEndpoint(
  account: Account,
  { url, headers, body }: TokenRequest,
  { accounts, egress }: CredentialSourceParts,
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
    return { status: exchange.status, body: await collectBody(exchange, LARGEST_TOKEN_ANSWER) };
  } finally {
    clearTimeout(timer);
    exchange.abort();
  }
}

/** What an administrator stored meanwhile is newer than any token, and stays. */
async function saveCredentials(
  accounts: Accounts,
  accountId: string,
  credentials: Credentials,
  before: Credentials,
): Promise<void> {
  if (!isDeepStrictEqual(accounts.credentialsOf(accountId), before)) return;
  await accounts.replaceCredentials(accountId, credentials);
}
