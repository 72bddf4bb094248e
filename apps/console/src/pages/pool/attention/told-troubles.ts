import type { LiveEvent } from '../../../live/live-types';
import type { Attention } from './attention';
import { type ToldTrouble, urgencies } from './told-trouble';

const LATELY_MS = 24 * 60 * 60 * 1_000;

const isTrouble = (type: LiveEvent['type']): type is ToldTrouble => Object.hasOwn(urgencies, type);

/** What was told within a day, each kind of it once. @param now milliseconds since the epoch */
export function toldMatters(events: readonly LiveEvent[], now: number): Attention[] {
  const byType = new Map<ToldTrouble, LiveEvent[]>();
  for (const event of events) {
    if (!isTrouble(event.type) || Date.parse(event.at) < now - LATELY_MS) continue;
    byType.set(event.type, [...(byType.get(event.type) ?? []), event]);
  }
  return [...byType].flatMap(([trouble, told]) => {
    const latest = told.at(-1);
    if (!latest) return [];
    return [
      {
        ...{ id: `told ${trouble}`, kind: 'told', trouble, latest, count: told.length, urgency: urgencies[trouble] },
        since: latest.at,
      },
    ];
  });
}
