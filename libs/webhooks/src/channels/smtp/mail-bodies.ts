import type { EventText, TellingText } from '../../message/describe-event';
import { escapeHtml } from '../../message/escape-html';
import { plainMarkup, writeLines } from '../../message/write-lines';

/** A mail is no place for thousands: the console has them all. */
const MOST_EVENTS = 200;

export function mailText(text: TellingText): string {
  const lines = writeLines(text, plainMarkup);
  const link = text.link === undefined ? [] : ['', text.link];
  return [text.title, '', ...lines.slice(0, MOST_EVENTS), ...restOf(lines.length), ...link, ''].join('\n');
}

export function mailHtml(text: TellingText): string {
  const events = text.events.slice(0, MOST_EVENTS);
  const link = text.link === undefined ? [] : [`<p><a href="${escapeHtml(text.link)}">Open the relay</a></p>`];
  const body = text.events.length === 1 ? aboutOne(text.events[0]) : [`<ul>`, ...events.map(aboutOneOfMany), `</ul>`];
  const rest = restOf(text.events.length).map((line) => `<p>${line}</p>`);
  const lines = ['<!doctype html>', '<html><body>', `<h2>${escapeHtml(text.title)}</h2>`, ...body, ...rest, ...link];
  return [...lines, '</body></html>', ''].join('\n');
}

const restOf = (count: number): readonly string[] => (count > MOST_EVENTS ? [`… and ${count - MOST_EVENTS} more`] : []);

const aboutOne = ({ summary, details, when }: EventText): readonly string[] => [
  `<p>${escapeHtml(summary)}</p>`,
  '<table>',
  ...details.map(
    ({ name, value }) => `<tr><th align="left">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  ),
  '</table>',
  `<p>${escapeHtml(when)}</p>`,
];

const aboutOneOfMany = ({ title, summary, when }: EventText): string =>
  `<li><b>${escapeHtml(title)}</b>: ${escapeHtml(summary)} (${escapeHtml(when)})</li>`;
