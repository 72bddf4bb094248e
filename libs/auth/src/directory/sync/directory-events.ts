import type { NewEvent } from '@app/events';
import type { DirectoryStatus } from './directory-status';

/** Who found that no server can be asked. */
export type OutageFinder =
  | { readonly foundBy: 'sign-in' }
  /** `reason`: in words for an administrator, without a secret. */
  | { readonly foundBy: 'sync'; readonly step: string; readonly reason: string };

/** Said again for an outage, or a brake, that goes on for longer. */
const SAID_FOR_MS = 30 * 24 * 60 * 60 * 1_000;
const LONGEST_REASON = 300;

/** The same from one success to the next, for whoever finds that something is wrong in between. */
const sinceSuccess = ({ lastSuccessAt }: DirectoryStatus): string => lastSuccessAt ?? 'never';

/** `ldap.unreachable`: once for each outage, that is, until the directory has been asked for everybody again. */
export function directoryUnreachable(status: DirectoryStatus, finder: OutageFinder): NewEvent {
  const since = sinceSuccess(status);
  const { lastSuccessAt } = status;
  const found =
    finder.foundBy === 'sync'
      ? { foundBy: 'sync', step: finder.step, reason: finder.reason.slice(0, LONGEST_REASON) }
      : finder;
  return {
    type: 'ldap.unreachable',
    summary:
      finder.foundBy === 'sync'
        ? `The directory cannot be asked (${finder.step}): nobody is brought up to date, and people of it may not get in`
        : 'The directory cannot be asked: somebody could not sign in',
    data: { ...found, ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }) },
    once: { name: `ldap.unreachable:${since}`, forMs: SAID_FOR_MS },
  };
}

/** `ldap.mass_change_blocked`: once until a run is taken over again, however the numbers change. */
export function directoryMassChangeBlocked(
  status: DirectoryStatus,
  { wouldSuspend, wouldLose, active }: NonNullable<DirectoryStatus['blocked']>,
): NewEvent {
  const { lastSuccessAt } = status;
  return {
    type: 'ldap.mass_change_blocked',
    summary:
      `The directory would take something from ${wouldLose} of ${active} people at once, and suspend ${wouldSuspend} of them: ` +
      'nothing is changed until an owner allows it',
    data: { wouldSuspend, wouldLose, active, ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }) },
    once: { name: `ldap.mass_change_blocked:${sinceSuccess(status)}`, forMs: SAID_FOR_MS },
  };
}

/** What there is to tell of the last run. Undefined: all is well. */
export function directoryTrouble(status: DirectoryStatus): NewEvent | undefined {
  const { lastError, blocked } = status;
  if (lastError)
    return directoryUnreachable(status, { foundBy: 'sync', step: lastError.step, reason: lastError.message });
  return blocked && directoryMassChangeBlocked(status, blocked);
}
