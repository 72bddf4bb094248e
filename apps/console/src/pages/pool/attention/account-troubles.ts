import type { LiveAccount } from '../../../live/live-types';
import { type AccountTrouble, urgencies } from './account-trouble';
import type { Attention } from './attention';

/** Undefined: it serves, or somebody paused it, who knows. */
export function troubleOf({ status, reason }: LiveAccount): AccountTrouble | undefined {
  if (status === 'needs_reauth' || status === 'unreadable' || status === 'expired') return status;
  if (status !== 'cooling') return undefined;
  return reason === null || reason === 'invalid_grant' || reason === 'ambiguous_rotation' ? 'failing' : reason;
}

/** Accounts that do not serve, all with the same trouble as one matter: an outage of an upstream is not a hundred of them. */
export function accountMatters(accounts: Iterable<LiveAccount>): Attention[] {
  const byTrouble = new Map<AccountTrouble, LiveAccount[]>();
  for (const account of accounts) {
    const trouble = troubleOf(account);
    if (trouble) byTrouble.set(trouble, [...(byTrouble.get(trouble) ?? []), account]);
  }
  return [...byTrouble].map(([trouble, troubled]) => {
    const since = earliest(troubled.map((account) => account.since));
    const until = earliest(troubled.map((account) => account.until));
    return {
      ...{ id: `accounts ${trouble}`, kind: 'accounts', trouble, urgency: urgencies[trouble] },
      accounts: troubled
        .map(({ id, name }) => ({ id, name }))
        .sort((one, other) => (one.name + one.id < other.name + other.id ? -1 : 1)),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    };
  });
}

/** ISO 8601 in UTC sorts as text. */
function earliest(moments: readonly (string | null)[]): string | undefined {
  return moments.filter((moment) => moment !== null).sort()[0];
}
