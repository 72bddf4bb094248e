import type { EventPattern, Severity } from '../webhook';
import { type ChosenType, areas, catalogue, eventsOf, familyOf, severities } from './event-catalogue';

/** The events that are meant by `*`, families and types. What this version does not know is left out. */
export function typesOf(patterns: readonly EventPattern[]): ChosenType[] {
  return catalogue
    .map(({ type }) => type)
    .filter((type) =>
      patterns.some(
        (pattern) =>
          pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1))),
      ),
    );
}

/** The shortest way to say it: a whole area as its family, everything as `*`, so that events that are new later are told as well. */
export function patternsOf(types: readonly ChosenType[]): EventPattern[] {
  if (catalogue.every(({ type }) => types.includes(type))) return ['*'];
  return areas.flatMap((area) => {
    const theirs = eventsOf(area).map(({ type }) => type);
    const chosen = theirs.filter((type) => types.includes(type));
    return chosen.length === theirs.length ? [familyOf(area)] : chosen;
  });
}

export const isBelow = (severity: Severity, minimum: Severity): boolean =>
  severities.indexOf(severity) < severities.indexOf(minimum);
