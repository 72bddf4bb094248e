import type { components } from '@app/admin-client';
import type { Figure } from '../../keys/figure';
import { type KeyPermission, keyPermissions } from '../../keys/key-form-values';
import { type LimitValues, isSameLimits, limitValuesOf, limitsOf } from '../../keys/limit-values';

export type Policy = components['schemas']['KeyPolicyView'];
export type NewPolicy = components['schemas']['NewKeyPolicyRequest'];
export type PolicyChange = components['schemas']['KeyPolicyChange'];
export type PolicyRole = NonNullable<Policy['roles']>[number];

export const policyRoles = ['owner', 'admin', 'operator', 'member'] as const satisfies readonly PolicyRole[];

/** A policy as fields of a form hold it. Empty lists name nobody, or restrict nothing. */
export interface PolicyValues {
  readonly name: string;
  readonly description: string;
  readonly roles: readonly PolicyRole[];
  readonly groupIds: readonly string[];
  readonly maxKeys: Figure;
  readonly accountGroupIds: readonly string[];
  readonly permissions: readonly KeyPermission[];
  readonly allowedModels: readonly string[];
  readonly maxLifetimeDays: Figure;
  readonly maxLimits: LimitValues;
}

const listNames = ['roles', 'groupIds', 'accountGroupIds', 'permissions', 'allowedModels'] as const;

export const policyValuesOf = (policy: Partial<Policy> = {}): PolicyValues => ({
  name: policy.name ?? '',
  description: policy.description ?? '',
  roles: policy.roles ?? [],
  groupIds: policy.groupIds ?? [],
  maxKeys: policy.maxKeys ?? 5,
  accountGroupIds: policy.accountGroupIds ?? [],
  permissions: policy.permissions ?? [],
  allowedModels: policy.allowedModels ?? [],
  maxLifetimeDays: policy.maxLifetimeDays ?? '',
  maxLimits: limitValuesOf(policy.maxLimits),
});

/** What a new policy is asked for with: only what something was said of. */
export function newPolicyOf(values: PolicyValues): NewPolicy {
  const { maxLifetimeDays } = values;
  const [description, limits] = [values.description.trim(), limitsOf(values.maxLimits)];
  const filled = listNames.flatMap((list) => (values[list].length === 0 ? [] : [[list, [...values[list]]] as const]));
  return {
    name: values.name.trim(),
    maxKeys: values.maxKeys === '' ? 0 : values.maxKeys,
    ...(description === '' ? {} : { description }),
    ...(maxLifetimeDays === '' ? {} : { maxLifetimeDays }),
    ...(Object.keys(limits).length === 0 ? {} : { maxLimits: limits }),
    ...Object.fromEntries(filled),
  };
}

/** Only what is another than before; null takes it away. */
export function policyChangeOf(policy: Policy, values: PolicyValues): PolicyChange {
  const before = policyValuesOf(policy);
  const [name, description] = [values.name.trim(), values.description.trim()];
  const { maxKeys, maxLifetimeDays } = values;
  const limits = limitsOf(values.maxLimits);
  const lists = listNames.flatMap((list) => {
    const isSame = JSON.stringify(before[list]) === JSON.stringify(values[list]);
    return isSame ? [] : [[list, values[list].length === 0 ? null : [...values[list]]] as const];
  });
  return {
    ...(name === before.name ? {} : { name }),
    ...(description === before.description ? {} : { description: description === '' ? null : description }),
    ...(maxKeys === before.maxKeys || maxKeys === '' ? {} : { maxKeys }),
    ...(maxLifetimeDays === before.maxLifetimeDays
      ? {}
      : { maxLifetimeDays: maxLifetimeDays === '' ? null : maxLifetimeDays }),
    ...(isSameLimits(values.maxLimits, before.maxLimits)
      ? {}
      : { maxLimits: Object.keys(limits).length === 0 ? null : limits }),
    ...Object.fromEntries(lists),
  };
}

export const ticked = (chosen: readonly string[]): KeyPermission[] =>
  keyPermissions.filter((permission) => chosen.includes(permission));
