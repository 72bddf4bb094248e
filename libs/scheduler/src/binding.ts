import type { Account } from '@app/accounts';

/**
 * Which accounts a key may use. What is not bound uses the pool, or the groups that its owner belongs to; a fallback is used only where one
 * is named.
 */
export type Binding =
  | { readonly kind: 'pool' }
  | { readonly kind: 'groups'; readonly groupIds: readonly string[] }
  | { readonly kind: 'group'; readonly groupId: string; readonly fallbackGroupId?: string }
  | { readonly kind: 'account'; readonly accountId: string; readonly fallbackGroupId?: string };

/** One set of accounts to choose from. */
export type Scope =
  | { readonly kind: 'pool' }
  | { readonly kind: 'groups'; readonly groupIds: readonly string[] }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'account'; readonly accountId: string };

/** `membership`: the groups of the key's owner. */
export type Via = 'bound' | 'fallback' | 'pool' | 'membership';

export interface Route {
  readonly via: Via;
  readonly scope: Scope;
}

/** Where to look, in this order. */
export function routesOf(binding: Binding): Route[] {
  if (binding.kind === 'pool') return [{ via: 'pool', scope: binding }];
  if (binding.kind === 'groups') return [{ via: 'membership', scope: binding }];
  const routes: Route[] = [{ via: 'bound', scope: binding }];
  if (binding.fallbackGroupId !== undefined)
    routes.push({ via: 'fallback', scope: { kind: 'group', groupId: binding.fallbackGroupId } });
  return routes;
}

/** Why an account is outside of a scope. */
export function outsideOf(account: Account, scope: Scope): 'not-in-group' | 'not-the-bound-account' | undefined {
  if (scope.kind === 'group') return account.groupIds?.includes(scope.groupId) ? undefined : 'not-in-group';
  if (scope.kind === 'groups')
    return account.groupIds?.some((id) => scope.groupIds.includes(id)) ? undefined : 'not-in-group';
  if (scope.kind === 'account') return account.id === scope.accountId ? undefined : 'not-the-bound-account';
  return undefined;
}

/**
 * The account group through which an account of a scope is found: of several groups of the owner the first that it is in. Undefined where
 * no group leads to it.
 */
export function groupWithin({ groupIds = [] }: Account, scope: Scope): string | undefined {
  if (scope.kind === 'group') return groupIds.find((id) => id === scope.groupId);
  return scope.kind === 'groups' ? scope.groupIds.find((id) => groupIds.includes(id)) : undefined;
}

/** Whether a user's key with this binding could use the account if all were well with it, its switch aside. */
export function mayEverUse(account: Account, binding: Binding, userId: string): boolean {
  if (account.personal && account.ownerId !== userId) return false;
  return routesOf(binding).some(({ scope }) => outsideOf(account, scope) === undefined);
}
