import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FARTHEST_RESET_MS,
  fromEpochSeconds,
  fromGoDuration,
  fromMilliseconds,
  fromRetryAfter,
  fromRfc3339,
} from './reset-times';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const parsers = { fromEpochSeconds, fromGoDuration, fromMilliseconds, fromRetryAfter, fromRfc3339 };

describe('moments of a reset', () => {
  it.each<[keyof typeof parsers, string, number | undefined]>([
    ['fromEpochSeconds', String(NOW / 1_000 + 5), NOW + 5_000],
    ['fromEpochSeconds', String(NOW / 1_000 - 5), undefined],
    ['fromEpochSeconds', String(NOW + 5_000), undefined],
    ['fromEpochSeconds', String(NOW / 1_000 + 1e7), NOW + FARTHEST_RESET_MS],
    ['fromEpochSeconds', '', undefined],
    ['fromRfc3339', '2026-11-21T10:00:05Z', NOW + 5_000],
    ['fromRfc3339', '2026-11-21T11:00:05.5+01:00', NOW + 5_500],
    ['fromRfc3339', '2026-11-21', undefined],
    ['fromRfc3339', '2026-99-21T10:00:05Z', undefined],
    ['fromRfc3339', '2027-11-21T10:00:05Z', NOW + FARTHEST_RESET_MS],
    ['fromRetryAfter', '30', NOW + 30_000],
    ['fromRetryAfter', '0.25', NOW + 250],
    ['fromRetryAfter', '0', undefined],
    ['fromRetryAfter', '-3', undefined],
    ['fromRetryAfter', '1e3', undefined],
    ['fromRetryAfter', '99999999999999999999', NOW + FARTHEST_RESET_MS],
    ['fromRetryAfter', 'Sat, 21 Nov 2026 10:00:30 GMT', NOW + 30_000],
    ['fromRetryAfter', 'Saturday, 21-Nov-26 10:00:30 GMT', NOW + 30_000],
    ['fromRetryAfter', 'Sat, 21 Nov 2026 09:00:30 GMT', undefined],
    ['fromRetryAfter', 'Sat, 99 Foo 2026 09:00:30 GMT', undefined],
    ['fromRetryAfter', 'soon', undefined],
    ['fromMilliseconds', '1500', NOW + 1_500],
    ['fromMilliseconds', '1.5', NOW + 2],
    ['fromGoDuration', '6m0s', NOW + 360_000],
    ['fromGoDuration', '120ms', NOW + 120],
    ['fromGoDuration', '1h2m3.5s', NOW + 3_723_500],
    ['fromGoDuration', '500µs', NOW + 1],
    ['fromGoDuration', '7', NOW + 7_000],
    ['fromGoDuration', '-1', undefined],
    ['fromGoDuration', '6 m', undefined],
    ['fromGoDuration', 'ms', undefined],
  ])('%s reads %j as %s', (parser, text, moment) => {
    expect(parsers[parser](text, NOW)).toBe(moment);
  });

  it.each(Object.entries(parsers))('%s reads every text as near future or as nothing', (_, parse) => {
    const text = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    fc.assert(
      fc.property(text, (value) => {
        const moment = parse(value, NOW);
        return moment === undefined || (moment > NOW && moment <= NOW + FARTHEST_RESET_MS);
      }),
    );
  });
});
