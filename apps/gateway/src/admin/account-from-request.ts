import type { Account, NewAccount } from '@app/accounts';
import type { AccountChange, NewAccountRequest } from './account.dto';

const DEFAULT_PRIORITY = 50;

export function newAccountFrom(request: NewAccountRequest): NewAccount {
  const { name, platform, baseUrl, models, ownerId } = request;
  const { priority = DEFAULT_PRIORITY, schedulable = true, personal = false } = request;
  return { name, platform, priority, schedulable, personal, ...present({ baseUrl, models, ownerId }) };
}

/** An account with a change applied to it. A field that is absent stays; null takes it away where that is possible. */
export function changeAccount(account: Account, change: AccountChange): Account {
  const { baseUrl, models, ownerId, ...rest } = account;
  return {
    ...rest,
    name: change.name ?? rest.name,
    priority: change.priority ?? rest.priority,
    schedulable: change.schedulable ?? rest.schedulable,
    personal: change.personal ?? rest.personal,
    ...present({
      baseUrl: changed(baseUrl, change.baseUrl),
      models: changed(models, change.models),
      ownerId: changed(ownerId, change.ownerId),
    }),
  };
}

const changed = <Value>(former: Value | undefined, change: Value | null | undefined): Value | undefined =>
  change === undefined ? former : (change ?? undefined);

interface OptionalFields {
  readonly baseUrl: string | undefined;
  readonly models: readonly string[] | undefined;
  readonly ownerId: string | undefined;
}

/** A record says nothing of what it has not: JSON has no undefined, and the record must read back as it was written. */
function present({ baseUrl, models, ownerId }: OptionalFields): Pick<Account, 'baseUrl' | 'models' | 'ownerId'> {
  return {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(models === undefined ? {} : { models }),
    ...(ownerId === undefined ? {} : { ownerId }),
  };
}
