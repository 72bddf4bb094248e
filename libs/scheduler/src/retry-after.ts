import type { Account } from '@app/accounts';
import { type AccountFacts, type Reasons, passesByItself } from './eligibility';

const SOON_MS = 1_000;

/** Milliseconds until the first of the accounts may serve again; undefined: what keeps them does not pass by itself. */
export function soonestReturn(
  accounts: Iterable<Account>,
  reasonsOf: (accountId: string) => Reasons | undefined,
  facts: Pick<AccountFacts, 'availability' | 'now'>,
): number | undefined {
  let soonest: number | undefined;
  for (const account of accounts) {
    const reasons = reasonsOf(account.id);
    // That it failed this request does not keep it from the next one.
    if (reasons === undefined || !passesByItself(reasons.filter((reason) => reason !== 'already-tried'))) continue;
    const availability = facts.availability(account);
    const rest = availability.kind === 'cooling' ? availability.cooldown.until - facts.now : 0;
    const wait = Math.max(rest, SOON_MS);
    if (soonest === undefined || wait < soonest) soonest = wait;
  }
  return soonest;
}
