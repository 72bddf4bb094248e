import { type Account, windowLengthMs } from '@app/accounts';
import type { AccountStateView, CooldownView, UpstreamWindowView } from '../../admin/accounts/account-state.view';
import type { LiveAccount } from '../views/live-account.view';

const MINUTE_MS = 60_000;

type Spell = Pick<LiveAccount, 'reason' | 'since' | 'until'>;

const noSpell: Spell = { reason: null, since: null, until: null };

/** What is shown live of an account: what changes by itself with each request is left out, or rounded. */
export function liveAccountOf(
  { id, name, platform, expiresAt }: Account,
  state: AccountStateView,
  load: Pick<LiveAccount, 'running' | 'waiting'>,
): LiveAccount {
  const { status, cooldowns } = state;
  return {
    ...{ id, name, platform, status },
    ...(status === 'expired' && expiresAt !== undefined ? { ...noSpell, since: expiresAt } : spellOf(state)),
    ...{ cooldowns, windows: state.windows.flatMap(roundedWindow), running: load.running, waiting: load.waiting },
  };
}

function spellOf({ status, cooldowns, reauthorisation }: AccountStateView): Spell {
  if (status === 'needs_reauth' && reauthorisation)
    return { reason: reauthorisation.reason, since: reauthorisation.since, until: null };
  if (status !== 'cooling') return noSpell;
  const [last] = cooldowns.filter(isOfWhole).sort((first, second) => second.until.localeCompare(first.until));
  return last ? { reason: last.cause, since: last.since, until: last.until } : noSpell;
}

const isOfWhole = ({ scope }: CooldownView): boolean => scope === 'account' || scope === 'host';

/** Buckets that fill up by the second are left out; some upstreams say in each answer anew when a window ends. */
function roundedWindow({ utilization, resetsAt, ...window }: UpstreamWindowView): UpstreamWindowView[] {
  if (windowLengthMs(window.name) === undefined) return [];
  return [
    {
      ...window,
      ...(utilization === undefined ? {} : { utilization: Math.round(utilization * 100) / 100 }),
      ...(resetsAt === undefined ? {} : { resetsAt: toTheMinute(resetsAt) }),
    },
  ];
}

const toTheMinute = (moment: string): string =>
  new Date(Math.round(Date.parse(moment) / MINUTE_MS) * MINUTE_MS).toISOString();
