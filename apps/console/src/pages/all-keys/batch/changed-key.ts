import type { Limits } from '../../../keys/limit-values';
import type { KeyChange } from '../any-key';

/** What of a key a batch can change, in the order in which it is shown. */
export const aspects = ['state', 'binding', 'limits', 'expiry', 'tags'] as const;
export type Aspect = (typeof aspects)[number];

/** Of a key, what can be changed for many at once. */
export interface KeyAspects {
  readonly enabled: boolean;
  readonly groupId?: string | undefined;
  readonly groupName: string | null;
  readonly accountId?: string | undefined;
  readonly accountName: string | null;
  readonly expiresAt?: string | undefined;
  readonly validFor?: string | undefined;
  readonly firstUsedAt?: string | undefined;
  readonly limits?: Limits | undefined;
  readonly tags?: readonly string[] | undefined;
}

const fieldsOf = {
  state: ['enabled'],
  binding: ['groupId', 'accountId'],
  limits: ['limits'],
  expiry: ['expiresAt', 'validFor'],
  tags: ['tags'],
} as const satisfies Record<Aspect, readonly (keyof KeyChange & keyof KeyAspects)[]>;

export const aspectsOf = (change: KeyChange): Aspect[] =>
  aspects.filter((aspect) => fieldsOf[aspect].some((field) => change[field] !== undefined));

/** Whether a change leaves something as it was. */
export const isSameAspect = (aspect: Aspect, before: KeyAspects, after: KeyAspects): boolean =>
  fieldsOf[aspect].every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]));

/** A key as it will be. Of a field that the change does not name, all stays. */
export function changedKey(before: KeyAspects, change: KeyChange, groupName?: string): KeyAspects {
  const isBound = change.groupId !== undefined || change.accountId !== undefined;
  const isExpiring = change.expiresAt !== undefined || change.validFor !== undefined;
  const { groupId, accountId } = isBound ? change : before;
  const { expiresAt, validFor } = isExpiring ? change : before;
  return {
    ...before,
    enabled: change.enabled ?? before.enabled,
    groupId: groupId ?? undefined,
    accountId: accountId ?? undefined,
    ...(isBound ? { groupName: groupName ?? null, accountName: null } : {}),
    expiresAt: expiresAt ?? undefined,
    validFor: validFor ?? undefined,
    limits: (change.limits === undefined ? before.limits : change.limits) ?? undefined,
    tags: (change.tags === undefined ? before.tags : change.tags) ?? undefined,
  };
}
