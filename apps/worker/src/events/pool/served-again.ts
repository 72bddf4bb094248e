import type { Account, AccountState, Accounts } from '@app/accounts';
import type { Platform } from '@app/common';
import { type HealthSource, type Scope, WHOLE_POOL, ineligibilities } from '@app/scheduler';
import type { SaturatedTime } from './saturated-time';

export interface ServiceParts {
  readonly accounts: Pick<Accounts, 'credentialState'> & {
    readonly collection: Pick<Accounts['collection'], 'values'>;
  };
  readonly groups: { get(groupId: string): unknown };
  readonly states: { get(id: string): AccountState | undefined };
  readonly health: Pick<HealthSource, 'availabilityOf'>;
  readonly platforms: Readonly<Record<Platform, { readonly models: readonly string[] }>>;
  originOf(account: Account): string;
  /** The day that budgets of accounts count, such as `2026-11-21`. */
  dayAt(now: number): string;
}

/**
 * Whether an account could serve the request that was refused, its slots aside: those are full or not from one moment to the next, and
 * whoever finds them full says so.
 */
export function isServedAgain({ group, model, userId }: SaturatedTime, parts: ServiceParts, now: number): boolean {
  const scope: Scope = group === WHOLE_POOL ? { kind: 'pool' } : { kind: 'group', groupId: group };
  // Of a group that is gone nobody waits for anything.
  if (scope.kind === 'group' && parts.groups.get(group) === undefined) return true;
  const question = { ...{ model, userId, scope }, tried: new Set<string>() };
  const today = parts.dayAt(now);
  for (const account of parts.accounts.collection.values()) {
    const against = ineligibilities(account, question, {
      ...{ now, today },
      platformModels: ({ platform }) => parts.platforms[platform].models,
      credentialState: (accountId) => parts.accounts.credentialState(accountId),
      availability: (one) => parts.health.availabilityOf(one, parts.originOf(one), model, now),
      spent: (accountId) => parts.states.get(accountId)?.spent,
      shortage: () => undefined,
      mayProbe: () => true,
    });
    if (against.length === 0) return true;
  }
  return false;
}
