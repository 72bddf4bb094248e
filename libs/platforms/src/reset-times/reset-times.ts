/** No upstream's window is longer than a week; a day more for clocks that differ. */
export const FARTHEST_RESET_MS = 8 * 24 * 60 * 60 * 1_000;
/** The year 10000. Larger numbers are not seconds: somebody wrote milliseconds. */
const LAST_EPOCH_SECOND = 253_402_300_800;

const httpDate = /^[A-Za-z]{3,9}, [\w: -]{15,30} GMT$/;
const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const decimal = /^\d+(?:\.\d+)?$/;
const goDuration = /^(?:\d+(?:\.\d+)?(?:h|ms|m|s|us|µs|ns))+$/;
const goDurationPart = /(\d+(?:\.\d+)?)(h|ms|m|s|us|µs|ns)/g;
const unitMs: Readonly<Record<string, number>> = {
  ...{ h: 3_600_000, m: 60_000, s: 1_000, ms: 1 },
  ...{ us: 1e-3, µs: 1e-3, ns: 1e-6 },
};

/** All of these: milliseconds since the epoch, after `now` and at most eight days after it; undefined for anything else. */
type Moment = number | undefined;

/** What lies farther ahead than eight days is taken for eight days. */
function ahead(moment: number, now: number): Moment {
  if (!(moment > now)) return undefined;
  return Math.min(Math.ceil(moment), now + FARTHEST_RESET_MS);
}

/** Seconds since the epoch: the `unified` headers. */
export function fromEpochSeconds(text: string, now: number): Moment {
  if (!decimal.test(text) || Number(text) >= LAST_EPOCH_SECOND) return undefined;
  return ahead(Number(text) * 1_000, now);
}

/** `2026-11-21T10:00:00Z`: the token buckets of Anthropic. */
export function fromRfc3339(text: string, now: number): Moment {
  return rfc3339.test(text) ? ahead(Date.parse(text), now) : undefined;
}

/** Seconds or an HTTP date: `retry-after` (RFC 9110, 10.2.3; fractions are seen in the wild). */
export function fromRetryAfter(text: string, now: number): Moment {
  if (decimal.test(text)) return ahead(now + Number(text) * 1_000, now);
  return httpDate.test(text) ? ahead(Date.parse(text), now) : undefined;
}

/** Milliseconds from now: `retry-after-ms`. */
export function fromMilliseconds(text: string, now: number): Moment {
  return decimal.test(text) ? ahead(now + Number(text), now) : undefined;
}

/** `6m0s`, `120ms`, or bare seconds as Azure sends them: `x-ratelimit-reset-*`. */
export function fromGoDuration(text: string, now: number): Moment {
  if (decimal.test(text)) return ahead(now + Number(text) * 1_000, now);
  if (!goDuration.test(text)) return undefined;
  let ms = 0;
  for (const [, amount, unit] of text.matchAll(goDurationPart)) ms += Number(amount) * (unitMs[unit ?? ''] ?? 0);
  return ahead(now + ms, now);
}
