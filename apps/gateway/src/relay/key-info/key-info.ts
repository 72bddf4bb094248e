import { type EffectiveKey, type KeyPermission, keyPermissions } from '@app/api-keys';
import { formatDollars } from '@app/common';
import type { Standing } from '@app/usage';
import type { Plain } from '../../control-plane/plain';
import { type LimitsStandingView, viewOfLimits } from '../../limits/limits-standing.view';

/** What was used in a calendar day or month. */
interface Used {
  readonly requests: number;
  readonly tokens: number;
  readonly costUsd: string;
}

/** What a key tells of itself. What is null is not restricted. */
export interface KeyInfo {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string | null;
  /** ISO 8601 duration that begins with the first use. */
  readonly validFor?: string;
  readonly permissions: readonly KeyPermission[];
  /** A model must fit both, where both are there. */
  readonly allowedModels: readonly string[] | null;
  readonly policyModels: readonly string[] | null;
  readonly deniedModels: readonly string[];
  readonly limits: Plain<LimitsStandingView>;
  /** What the owner has left over all keys, which holds for this one, too. */
  readonly ownerLimits: Plain<LimitsStandingView>;
  readonly usage: { readonly timezone: string; readonly today: Used; readonly thisMonth: Used };
}

export interface KeyInfoFacts {
  readonly apiKey: EffectiveKey;
  readonly owner: string;
  readonly ofKey: Standing;
  readonly ofOwner: Standing;
  readonly timezone: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export function keyInfo({ apiKey, owner, ofKey, ofOwner, timezone, now }: KeyInfoFacts): KeyInfo {
  const { id, name, expiresAt = null, validFor, firstUsedAt, permissions = [] } = apiKey;
  const { allowedModels = null, policyModels = null, deniedModels = [] } = apiKey;
  return {
    ...{ id, name, owner, expiresAt },
    ...(validFor === undefined || firstUsedAt !== undefined ? {} : { validFor }),
    permissions: permissions.length > 0 ? permissions : keyPermissions,
    ...{ allowedModels, policyModels, deniedModels },
    ...{ limits: viewOfLimits(ofKey, now), ownerLimits: viewOfLimits(ofOwner, now) },
    usage: { timezone, today: usedIn(ofKey.today), thisMonth: usedIn(ofKey.thisMonth) },
  };
}

function usedIn({
  requests,
  input,
  cacheRead,
  cacheWrite5m,
  cacheWrite1h,
  output,
  costNanoDollars,
}: Standing['today']): Used {
  const tokens = Number(input + cacheRead + cacheWrite5m + cacheWrite1h + output);
  return { requests: Number(requests), tokens, costUsd: formatDollars(costNanoDollars) };
}
