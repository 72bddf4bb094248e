import { hash } from 'node:crypto';
import type { DomainEvent } from '@app/common';

/** Members of `data` that say what an event is about, beside all whose name ends in `Id`: how far, of which kind, and of whom where there is no id. */
const telling = new Set([
  ...['username', 'address', 'platform', 'model', 'family', 'host', 'state', 'cause', 'reason'],
  ...['limit', 'window', 'scope', 'kind', 'threshold', 'thresholdPercent', 'percent', 'days', 'daysLeft'],
]);

/**
 * What an event is about, as a digest. Events of one subject differ in what is said of it, not in what has happened to whom: 80 percent of
 * a budget is not 95 percent of it.
 */
export function subjectOf({ type, severity, data }: DomainEvent): string {
  const about = Object.entries(data)
    .filter(([name]) => name.endsWith('Id') || telling.has(name))
    .sort(([first], [second]) => (first < second ? -1 : 1));
  return hash('sha256', JSON.stringify([type, severity, about])).slice(0, 32);
}
