import fc from 'fast-check';

const windows = ['5h', '7d', '7d_opus', '7d_oi', '7d_'].map((name) => `unified-${name}`);
const buckets = ['requests', 'tokens', 'input-tokens', 'output-tokens'];
const names = [
  ...['retry-after', 'retry-after-ms', 'anthropic-ratelimit-unified-status', 'anthropic-ratelimit-unified-reset'],
  ...windows.flatMap((name) =>
    ['status', 'utilization', 'reset'].map((field) => `anthropic-ratelimit-${name}-${field}`),
  ),
  ...buckets.flatMap((name) => ['limit', 'remaining', 'reset'].map((field) => `anthropic-ratelimit-${name}-${field}`)),
  ...['requests', 'tokens'].flatMap((name) =>
    ['limit', 'remaining', 'reset'].map((field) => `x-ratelimit-${field}-${name}`),
  ),
];
const moment = fc.date({ noInvalidDate: true });
const value = fc.oneof(
  fc.constantFrom('allowed', 'allowed_warning', 'rejected', '0', '1', '-1', '', 'NaN', 'Infinity', '1e9', '0x10'),
  fc.integer().map(String),
  fc.double().map(String),
  moment.map((date) => date.toISOString()),
  moment.map((date) => date.toUTCString()),
  moment.map((date) => String(Math.floor(date.getTime() / 1_000))),
  fc.constantFrom('6m0s', '120ms', '1h2m3.5s', '1m1m', 's', '9999999999h', 'Sat, 99 Foo 2026 99:99:99 GMT'),
  fc.string(),
);

/** Headers in which upstreams speak of limits, with values that they may have and others. */
export const anyLimitHeaders = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(value, fc.array(value, { maxLength: 2 })),
) as fc.Arbitrary<Record<string, string>>;
