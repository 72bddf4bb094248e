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
  /** Whether any of some texts is the one that is looked for. */
  readonly search?: (...texts: readonly (string | undefined)[]) => boolean;
}

export function fitsFilter(entry: ChainedEntry, filter: AuditFilter): boolean {
  const { actorId, action, subjectType, subjectId, outcome, from, to, search } = filter;
  const at = Date.parse(entry.at);
  return (
    (actorId === undefined || actorIdOf(entry) === actorId) &&
    (action === undefined || entry.action.startsWith(action)) &&
    (subjectType === undefined || entry.subject?.type === subjectType) &&
    (subjectId === undefined || entry.subject?.id === subjectId) &&
    (outcome === undefined || entry.outcome === outcome) &&
    (from === undefined || at >= from) &&
    (to === undefined || at < to) &&
    (search?.(...textsOf(entry)) ?? true)
  );
}

function actorIdOf({ actor }: ChainedEntry): string | undefined {
  if (actor.kind === 'user') return actor.id;
  return actor.kind === 'system' ? actor.task : undefined;
}

/** What people know of an entry: who, from where, what, and the names and values that it is about. */
function textsOf({ action, actor, origin, subject, before, after, detail }: ChainedEntry): (string | undefined)[] {
  const who =
    actor.kind === 'user' ? [actor.id, actor.username] : actor.kind === 'system' ? [actor.task] : [actor.username];
  const values = [before, after, detail].map((fields) => (fields === undefined ? undefined : JSON.stringify(fields)));
  return [action, ...who, origin.address, origin.requestId, subject?.type, subject?.id, ...values];
}
