import type { Account, Accounts } from '@app/accounts';
import { type PlatformAdapters, hasCallerToken } from '@app/platforms';
import type { RelayRequest } from '../relay-request';
import { translatorFor } from './translator-for';

export interface CapabilityParts {
  readonly adapters: PlatformAdapters;
  readonly accounts: Pick<Accounts, 'credentialsOf'>;
}

/** Whether an account's platform can do what a request asks, in whatever protocol, with what the request brings. */
export function isCapable(
  account: Account,
  { envelope, operation, headers }: RelayRequest,
  { adapters, accounts }: CapabilityParts,
): boolean {
  const { model, protocol: asked } = envelope;
  const protocol = adapters[account.platform].protocolFor({ account, operation, model, asked });
  if (protocol === undefined) return false;
  if (protocol !== asked && !translatorFor(operation, asked, protocol, account)) return false;
  return accounts.credentialsOf(account.id)?.kind !== 'caller' || hasCallerToken(headers);
}
