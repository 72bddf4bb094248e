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

export function viewOfAccountState(facts: AccountFacts): AccountStateView {
  const { state, running, now } = facts;
  const cooldowns = (state?.cooldowns ?? []).filter(({ until }) => until > now);
  return withChanges<AccountStateView>(
    { status: statusOf(facts, cooldowns), cooldowns: cooldowns.map(viewOfCooldown), windows: viewsOfWindows(state) },
    {
      reauthorisation: facts.reauthorisation,
      firstByteMs: state?.firstByteMs,
      running,
      spent: state?.spent && { day: state.spent.day, costUsd: formatDollars(BigInt(state.spent.nanoDollars)) },
    },
  );
}

function statusOf({ account, credentialState, now }: AccountFacts, cooldowns: readonly Cooldown[]): AccountStatus {
  if (credentialState !== 'usable') return credentialState;
  if (account.expiresAt !== undefined && Date.parse(account.expiresAt) <= now) return 'expired';
  if (!account.schedulable) return 'paused';
  return cooldowns.some(({ scope }) => scope === 'account' || scope === 'host') ? 'cooling' : 'available';
}

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
