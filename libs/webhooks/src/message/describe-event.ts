import { type DomainEvent, severities, type Severity } from '@app/common';
import type { Telling } from '../channels/channel';
import { eventTitles, severityWords } from './event-titles';
import { relayLink } from './relay-link';
import { plainLine } from '@app/common';

const LONGEST_SUMMARY = 400;
const LONGEST_NAME = 64;
const LONGEST_VALUE = 200;
const MOST_DETAILS = 12;

export interface EventDetail {
  readonly name: string;
  readonly value: string;
}

/** An event in words. Each text is one line, well formed, not empty, and not escaped for anything. */
export interface EventText {
  readonly severity: Severity;
  /** `Critical: Redis is degraded`. */
  readonly title: string;
  /** At most 400 UTF-16 units. */
  readonly summary: string;
  /** At most 12; names of at most 64 and values of at most 200 UTF-16 units. */
  readonly details: readonly EventDetail[];
  /** `2026-11-21 10:00:00 UTC`. */
  readonly when: string;
}

/** What a channel for people says. */
export interface TellingText {
  /** The worst of all events. */
  readonly severity: Severity;
  readonly title: string;
  readonly events: readonly [EventText, ...EventText[]];
  /** An http or https address of at most 1,000 characters without spaces, quotes and angle brackets. */
  readonly link?: string;
}

/** The words that all channels for people share: each marks and cuts them as its vendor wants it. */
export function describeTelling(telling: Telling): TellingText {
  const [first, ...others] = telling.events;
  const events: TellingText['events'] = [describeEvent(first), ...others.map(describeEvent)];
  const severity = worstOf(events);
  const link = relayLink(telling.relayUrl);
  return {
    severity,
    title: others.length === 0 ? events[0].title : `${severityWords[severity]}: ${events.length} events`,
    events,
    ...(link === undefined ? {} : { link }),
  };
}

export function describeEvent(event: DomainEvent): EventText {
  const severity = severities.includes(event.severity) ? event.severity : 'info';
  return {
    severity,
    title: `${severityWords[severity]}: ${titleOf(event.type)}`,
    summary: plainLine(event.summary, LONGEST_SUMMARY) || '(no summary)',
    details: Object.entries(event.data)
      .slice(0, MOST_DETAILS)
      .map(([name, value]) => ({ name: nameOf(name), value: valueOf(value) })),
    when: momentOf(event.at),
  };
}

const worstOf = (events: readonly EventText[]): Severity =>
  severities.findLast((severity) => events.some((event) => event.severity === severity)) ?? 'info';

/** A queue may hold events of a release that knew other types. */
function titleOf(type: string): string {
  const titles: Readonly<Record<string, string | undefined>> = eventTitles;
  const title = Object.hasOwn(titles, type) ? titles[type] : undefined;
  return title ?? `Event ${type.replace(/[^\w.]/g, '').slice(0, LONGEST_NAME)}`;
}

/** `accountName` → `Account name`. */
function nameOf(name: string): string {
  const words = plainLine(name, LONGEST_NAME).replace(/([a-z0-9])([A-Z])/g, (_, end: string, start: string) => {
    return `${end} ${start.toLowerCase()}`;
  });
  return plainLine(words.charAt(0).toUpperCase() + words.slice(1), LONGEST_NAME) || '(no name)';
}

function valueOf(value: DomainEvent['data'][string]): string {
  const text = Array.isArray(value) ? value.slice(0, LONGEST_VALUE).join(', ') : String(value);
  return plainLine(text, LONGEST_VALUE) || '(empty)';
}

function momentOf(at: string): string {
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) return 'at an unknown time';
  return `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
