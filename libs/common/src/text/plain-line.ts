import { cutText } from './cut-text';

/** Control characters, line and paragraph separators, and what turns the direction of writing, so that one text could show as another. */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;

/** One line of well-formed text of at most `longest` UTF-16 units, whatever somebody has written. May be empty. */
export function plainLine(text: string, longest: number): string {
  // Megabytes need not be looked at for a line; twice as much leaves room for what goes.
  const head = text.slice(0, longest * 2).toWellFormed();
  return cutText(head.replace(invisible, ' ').replace(/\s+/gu, ' ').trim(), longest);
}
