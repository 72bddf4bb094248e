import type { Strategy } from '@app/accounts';
import type { Via } from './binding';
import type { Ineligibility, Reasons } from './eligibility';

/** Why a request went where it went. */
export interface Choice {
  /** Where a conversation simply goes on: only its account. Otherwise the accounts within the binding and why each was passed over ([] = it could serve), in the order of preference. At most 50. */
  readonly candidates: readonly { readonly accountId: string; readonly reasons: Reasons }[];
  /** The accounts that are not listed, by their first reason. */
  readonly others: Readonly<Partial<Record<Ineligibility | 'eligible', number>>>;
  /** `new`: the conversation was bound to no account. `none`: no account was chosen. */
  readonly affinity: 'none' | 'kept' | 'moved' | 'new';
  /** Why the account that the conversation was bound to could not go on; absent also where it no longer exists. */
  readonly movedBecause?: Reasons;
  readonly strategy: Strategy;
  readonly via: Via;
  /** The account group through which the account was found; absent: none led to it. */
  readonly groupId?: string;
  readonly waitedMs: number;
  /** Where it first stood in a queue; absent: it did not wait. */
  readonly queuePosition?: number;
}

const MOST_LISTED = 50;

/** @param reasonsByAccount in the order of preference */
export function listCandidates(reasonsByAccount: ReadonlyMap<string, Reasons>): Pick<Choice, 'candidates' | 'others'> {
  const candidates: { accountId: string; reasons: Reasons }[] = [];
  const others: Partial<Record<Ineligibility | 'eligible', number>> = {};
  for (const [accountId, reasons] of reasonsByAccount) {
    const [first = 'eligible'] = reasons;
    const isOutside = first === 'not-in-group' || first === 'not-the-bound-account';
    if (!isOutside && candidates.length < MOST_LISTED) candidates.push({ accountId, reasons });
    else others[first] = (others[first] ?? 0) + 1;
  }
  return { candidates, others };
}
