import type { EventText, TellingText } from './describe-event';

/** How a vendor's text is written. */
export interface Markup {
  /** Makes text that somebody else has written harmless. */
  readonly escape: (text: string) => string;
  /** Makes escaped text stand out. */
  readonly strong: (escaped: string) => string;
}

export const plainMarkup: Markup = { escape: (text) => text, strong: (text) => text };

/** What follows the title: all about one event, or a line about each of several. */
export function writeLines({ events }: TellingText, markup: Markup): readonly string[] {
  const [event] = events;
  return events.length === 1 ? aboutOne(event, markup) : events.map((one) => aboutOneOfMany(one, markup));
}

const aboutOne = ({ summary, details, when }: EventText, { escape, strong }: Markup): readonly string[] => [
  escape(summary),
  ...details.map(({ name, value }) => `${strong(escape(name))}: ${escape(value)}`),
  escape(when),
];

const aboutOneOfMany = ({ title, summary, when }: EventText, { escape, strong }: Markup): string =>
  `${strong(escape(title))}: ${escape(summary)} (${escape(when)})`;
