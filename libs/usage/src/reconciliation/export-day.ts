const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const momentPattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const epochPattern = /^(\d{9,10}|\d{12,13})(?:\.\d*)?$/;
/** Seconds since the epoch have no more digits for another 250 years. */
const SECOND_DIGITS = 10;
const DATE_LETTERS = 10;

/**
 * The day that a row is of. A date is one already; a moment (ISO 8601, in UTC where it names no offset, or seconds or milliseconds since
 * the epoch) has one by the calendar. Undefined: it is neither.
 */
export function dayOfExport(text: string, dayOf: (at: number) => string): string | undefined {
  if (datePattern.test(text)) return isDate(text) ? text : undefined;
  const at = momentOf(text);
  return at === undefined || Number.isNaN(at) ? undefined : dayOf(at);
}

function momentOf(text: string): number | undefined {
  const [, digits] = epochPattern.exec(text) ?? [];
  if (digits !== undefined) return Number(digits) * (digits.length > SECOND_DIGITS ? 1 : 1_000);
  const [moment, offset] = momentPattern.exec(text) ?? [];
  if (moment === undefined || !isDate(moment.slice(0, DATE_LETTERS))) return undefined;
  return Date.parse(`${moment.replace(' ', 'T')}${offset === undefined ? 'Z' : ''}`);
}

/** The thirtieth of February is read as the second of March. */
function isDate(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
