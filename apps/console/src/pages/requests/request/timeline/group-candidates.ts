import type { Candidate, Choice, Reason } from '../explanation';

/** Accounts for which the same speaks. */
export interface CandidateGroup {
  /** None: they could serve. */
  readonly reasons: readonly Reason[];
  readonly accountIds: readonly string[];
}

/** The accounts that were looked at by what speaks against them: first those that could serve, then in the order of preference. */
export function groupCandidates(candidates: readonly Candidate[]): CandidateGroup[] {
  const groups = new Map<string, { reasons: readonly Reason[]; accountIds: string[] }>();
  for (const { accountId, reasons } of candidates) {
    const name = [...reasons].sort().join(' ');
    const group = groups.get(name);
    if (group) group.accountIds.push(accountId);
    else groups.set(name, { reasons, accountIds: [accountId] });
  }
  return [...groups.values()].sort((one, other) => Math.min(one.reasons.length, 1) - Math.min(other.reasons.length, 1));
}

/** Accounts that are not listed, with their first reason, the most frequent first. */
export function otherAccounts({
  others,
}: Pick<Choice, 'others'>): { readonly reason: string; readonly count: number }[] {
  return Object.entries(others)
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count);
}
