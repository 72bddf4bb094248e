import type { Account, AccountState, Cooldown, CredentialState, Reauthorisation, UpstreamWindow } from '@app/accounts';
import { formatDollars } from '@app/common';
import { withChanges } from '../../control-plane/validation/with-changes';
import type { AccountStateView, AccountStatus, CooldownView, UpstreamWindowView } from './account-state.view';

export interface AccountFacts {
  readonly account: Account;
  readonly credentialState: CredentialState;
  readonly reauthorisation?: Reauthorisation | undefined;
  /** Undefined: nothing is to be said. */
  readonly state: AccountState | undefined;
  readonly running: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type StatusFacts = Pick<AccountFacts, 'account' | 'credentialState' | 'state' | 'now'>;

export function viewOfAccountState(facts: AccountFacts): AccountStateView {
  const { state, running } = facts;
  const cooldowns = lastingCooldowns(facts);
  return withChanges<AccountStateView>(
    { status: accountStatusOf(facts), cooldowns: cooldowns.map(viewOfCooldown), windows: viewsOfWindows(state) },
    {
      reauthorisation: facts.reauthorisation,
      firstByteMs: state?.firstByteMs,
      running,
      spent: state?.spent && { day: state.spent.day, costUsd: formatDollars(BigInt(state.spent.nanoDollars)) },
    },
  );
}

/** The one word for how an account fares, by which lists are sorted and narrowed down as well. */
export function accountStatusOf(facts: StatusFacts): AccountStatus {
  const { account, credentialState, now } = facts;
  if (credentialState !== 'usable') return credentialState;
  if (account.expiresAt !== undefined && Date.parse(account.expiresAt) <= now) return 'expired';
  if (!account.schedulable) return 'paused';
  const isCooling = lastingCooldowns(facts).some(({ scope }) => scope === 'account' || scope === 'host');
  return isCooling ? 'cooling' : 'available';
}

const lastingCooldowns = ({ state, now }: Pick<AccountFacts, 'state' | 'now'>): Cooldown[] =>
  (state?.cooldowns ?? []).filter(({ until }) => until > now);

const momentOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

const viewOfCooldown = ({ scope, cause, since, until, evidence }: Cooldown): CooldownView => ({
  ...{ scope, cause, since: momentOf(since), until: momentOf(until) },
  evidence: withChanges({}, { status: evidence.status, code: evidence.code, requestId: evidence.requestId }),
});

const viewsOfWindows = (state: AccountState | undefined): UpstreamWindowView[] =>
  (state?.windows ?? []).map(({ name, status, utilization, resetsAt, family }: UpstreamWindow) =>
    withChanges<UpstreamWindowView>(
      { name, status },
      { utilization, resetsAt: resetsAt === undefined ? undefined : momentOf(resetsAt), family },
    ),
  );
