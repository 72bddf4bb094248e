import { hash } from 'node:crypto';
import type { DomainEvent } from '@app/common';

/** Ids that are of the occasion, and not of what it is about. */
const ofOccasion = new Set(['requestId', 'auditId', 'actorId']);
/** Members of `data` that say what an event is about, beside its other ids: which kind of it, how far, and of whom where there is no id. */
const telling = new Set([
  ...['username', 'host', 'platform', 'model', 'family', 'folder', 'subject', 'scope', 'state', 'step', 'problem'],
  ...['cause', 'reason', 'budget', 'limit', 'window', 'threshold', 'thresholdPercent', 'noticeDays'],
]);

/**
 * What an event is about, as a digest. Events of one subject differ in what is said of it, not in what has happened to whom: 80 percent of
 * a budget is not 95 percent of it.
 */
export function subjectOf({ type, severity, data }: DomainEvent): string {
  const about = Object.entries(data)
    .filter(([name]) => telling.has(name) || (name.endsWith('Id') && !ofOccasion.has(name)))
    .sort(([first], [second]) => (first < second ? -1 : 1));
  return hash('sha256', JSON.stringify([type, severity, about])).slice(0, 32);
}
