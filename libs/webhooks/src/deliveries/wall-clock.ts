const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone: timezone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
    formats.set(timezone, format);
  }
  return format;
}

/** What clocks of the time zone show, as if it were UTC: milliseconds since the epoch, without fractions of a second. */
export function shownAt(timezone: string, instant: number): number {
  const parts = Object.fromEntries(
    formatOf(timezone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** First instant of the day that clocks show, in the same terms as `shownAt`. */
export const startOfShownDay = (shown: number): number => Math.floor(shown / DAY_MS) * DAY_MS;

/**
 * The instants at which clocks begin to show this: two where they are turned back over it, and where they are turned forward over it, the
 * one at which they are.
 */
export function instantsShowing(timezone: string, shown: number): readonly [number, ...number[]] {
  const offsetAt = (instant: number): number => {
    const second = Math.floor(instant / 1_000) * 1_000;
    return shownAt(timezone, second) - second;
  };
  // No offset changes twice within two days.
  const before = shown - offsetAt(shown - DAY_MS);
  const after = shown - offsetAt(shown + DAY_MS);
  const found = [...new Set([before, after])].filter((instant) => shownAt(timezone, instant) === shown);
  const [first, ...others] = found.sort((one, other) => one - other);
  if (first !== undefined) return [first, ...others];
  let low = Math.min(before, after);
  let high = Math.max(before, after);
  const offsetBefore = offsetAt(low);
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (offsetAt(middle) === offsetBefore) low = middle;
    else high = middle;
  }
  return [high];
}
