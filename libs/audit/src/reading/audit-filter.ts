import type { ChainedEntry } from '../chain/chained-row';

/** What to look for; every member that is given has to fit. */
export interface AuditFilter {
  /** Id of a user, or the task of the relay's own. */
  readonly actorId?: string;
  /** How the action begins, such as `users.` or `sign-in.refused`. */
  readonly action?: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly outcome?: ChainedEntry['outcome'];
  /** Milliseconds since the epoch: `from` is included, `to` is not. */
  readonly from?: number;
  readonly to?: number;
}

export function fitsFilter(entry: ChainedEntry, filter: AuditFilter): boolean {
  const { actorId, action, subjectType, subjectId, outcome, from, to } = filter;
  const at = Date.parse(entry.at);
  return (
    (actorId === undefined || actorIdOf(entry) === actorId) &&
    (action === undefined || entry.action.startsWith(action)) &&
    (subjectType === undefined || entry.subject?.type === subjectType) &&
    (subjectId === undefined || entry.subject?.id === subjectId) &&
    (outcome === undefined || entry.outcome === outcome) &&
    (from === undefined || at >= from) &&
    (to === undefined || at < to)
  );
}

function actorIdOf({ actor }: ChainedEntry): string | undefined {
  if (actor.kind === 'user') return actor.id;
  return actor.kind === 'system' ? actor.task : undefined;
}
