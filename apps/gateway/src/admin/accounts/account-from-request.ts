import type { Account, AccountPricing, NewAccount, NewAccountProxy } from '@app/accounts';
import { toUtc } from '../../control-plane/validation/moment-field';
import { withChanges } from '../../control-plane/validation/with-changes';
import type { CooldownSeconds } from './account-limits.dto';
import { accountPricingFrom } from './account-pricing';
import type { AccountProxyDto } from './account-proxy.dto';
import type { AccountChange, NewAccountRequest } from './account.dto';

const DEFAULT_PRIORITY = 50;

export function newAccountFrom(request: Omit<NewAccountRequest, 'credentials'>): NewAccount {
  const { name, platform, priority = DEFAULT_PRIORITY, schedulable = true, personal = false } = request;
  const proxy = request.proxy && proxyFrom(request.proxy);
  return withChanges<NewAccount>(
    { name, platform, priority, schedulable, personal },
    { proxy, ...optionalFieldsOf(request) },
  );
}

/** An account with a change applied to it, but for the proxy, which holds a secret. A field that is absent stays; null takes it away where that is possible. */
export function changeAccount(account: Account, change: AccountChange): Account {
  const { name, priority, schedulable, personal } = change;
  return withChanges(account, { name, priority, schedulable, personal, ...optionalFieldsOf(change) });
}

type OptionalFields = Omit<AccountChange, 'name' | 'credentials' | 'proxy' | 'priority' | 'schedulable' | 'personal'>;
type KeptFields = { readonly [Field in keyof Omit<OptionalFields, 'pricing'>]: OptionalFields[Field] | undefined } & {
  readonly pricing: AccountPricing | null | undefined;
};

/** The fields as a record keeps them. An empty collection is as good as none. */
function optionalFieldsOf(request: OptionalFields): KeptFields {
  const { baseUrl, models, ownerId, maxConcurrency, weight, dailyCostUsd, firstByteTimeoutMs } = request;
  const { groupIds, modelMapping, serialQueue, expiresAt, cooldownSeconds } = request;
  return {
    ...{ baseUrl, models, ownerId, maxConcurrency, weight, dailyCostUsd, firstByteTimeoutMs },
    groupIds: groupIds?.length === 0 ? null : groupIds,
    modelMapping: filled(modelMapping),
    serialQueue: serialQueue && { spacingMs: serialQueue.spacingMs },
    pricing: request.pricing && accountPricingFrom(request.pricing),
    expiresAt: expiresAt && toUtc(expiresAt),
    headers: filled(request.headers && withLowerCaseNames(request.headers)),
    cooldownSeconds: filled(cooldownSeconds && withChanges<CooldownSeconds>({}, cooldownSeconds)),
  };
}

const filled = <Value extends object>(value: Value | null | undefined): Value | null | undefined =>
  value && Object.keys(value).length === 0 ? null : value;

const withLowerCaseNames = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** A proxy as it was asked for, its password in clear. */
export function proxyFrom({ type, host, port, username, password }: AccountProxyDto): NewAccountProxy {
  return withChanges<NewAccountProxy>({ type, host, port }, { username, password });
}
