import { type LimitValues, limitsOf, noLimitValues } from '../../../keys/limit-values';
import { type ValidityValues, expiryOf, validityOf } from '../../../keys/validity';
import type { KeyChange } from '../any-key';

/** What many keys can be given at once; enabling and disabling have buttons of their own. */
export const batchParts = ['binding', 'limits', 'expiry', 'tags'] as const;
export type BatchPart = (typeof batchParts)[number];

export interface BatchValues {
  /** What is to be changed. */
  readonly parts: readonly BatchPart[];
  readonly bindTo: 'group' | 'pool';
  readonly groupId: string | null;
  readonly limits: LimitValues;
  readonly validity: ValidityValues;
  readonly tags: readonly string[];
}

export const nothingToChange: BatchValues = {
  parts: [],
  bindTo: 'group',
  groupId: null,
  limits: noLimitValues,
  validity: validityOf({}),
  tags: [],
};

/** Only of the parts that are to be changed; what is empty there is taken away. */
export function batchChangeOf({ parts, bindTo, groupId, limits, validity, tags }: BatchValues): KeyChange {
  const wanted = limitsOf(limits);
  return {
    ...(parts.includes('binding') ? { groupId: bindTo === 'group' ? groupId : null, accountId: null } : {}),
    ...(parts.includes('limits') ? { limits: Object.keys(wanted).length === 0 ? null : wanted } : {}),
    ...(parts.includes('expiry') ? (validity.kind === 'never' ? { expiresAt: null } : expiryOf(validity)) : {}),
    ...(parts.includes('tags') ? { tags: tags.length === 0 ? null : [...tags] } : {}),
  };
}
