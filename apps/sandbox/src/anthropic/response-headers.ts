import type { Identity } from '../caller/identity';

const LIMITS = { requests: 4_000, tokens: 2_400_000, 'input-tokens': 2_000_000, 'output-tokens': 400_000 } as const;
const kinds = ['requests', 'tokens', 'input-tokens', 'output-tokens'] as const;
const WINDOW_SECONDS = 60;
const ROOM_LEFT = 0.99;

let cachedForSecond = 0;
let cached: readonly string[] = [];

/** RFC 3339 to the second, as the real headers have it. */
const timestamp = (epochSeconds: number): string => new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');

function bucketHeaders(kind: keyof typeof LIMITS, remainingShare: number, resetAtSecond: number): string[] {
  const limit = LIMITS[kind];
  return [
    ...[`anthropic-ratelimit-${kind}-limit`, String(limit)],
    ...[`anthropic-ratelimit-${kind}-remaining`, String(Math.floor(limit * remainingShare))],
    ...[`anthropic-ratelimit-${kind}-reset`, timestamp(resetAtSecond)],
  ];
}

const rateLimitHeaders = (remainingShare: number, resetAtSecond: number): string[] =>
  kinds.flatMap((kind) => bucketHeaders(kind, remainingShare, resetAtSecond));

/** The limits of an account with room left. Formatted once a second: this is on the way of every answer. */
function currentRateLimitHeaders(): readonly string[] {
  const second = Math.floor(Date.now() / 1000);
  if (second !== cachedForSecond) {
    cachedForSecond = second;
    cached = rateLimitHeaders(ROOM_LEFT, second + WINDOW_SECONDS);
  }
  return cached;
}

const identityHeaders = ({ requestId, organization }: Identity): string[] => [
  ...['request-id', requestId],
  ...['anthropic-organization-id', organization.id],
];

export const jsonHeaders = (identity: Identity): string[] => [
  ...['content-type', 'application/json'],
  ...identityHeaders(identity),
];

export const meteredJsonHeaders = (identity: Identity): string[] => [
  ...jsonHeaders(identity),
  ...currentRateLimitHeaders(),
];

export const eventStreamHeaders = (identity: Identity): string[] => [
  ...['content-type', 'text/event-stream; charset=utf-8'],
  ...['cache-control', 'no-cache'],
  ...identityHeaders(identity),
  ...currentRateLimitHeaders(),
];

/** What a 429 says when the window is used up: nothing remains until `seconds` from now. */
export const exhaustedHeaders = (seconds: number): string[] => [
  ...['retry-after', String(seconds)],
  ...rateLimitHeaders(0, Math.ceil(Date.now() / 1000) + seconds),
];

/** What a 429 says when one bucket is empty for `seconds` and the others are not. There is no `retry-after`. */
export function emptyBucketHeaders(empty: keyof typeof LIMITS, seconds: number): string[] {
  const now = Math.ceil(Date.now() / 1000);
  return kinds.flatMap((kind) =>
    kind === empty ? bucketHeaders(kind, 0, now + seconds) : bucketHeaders(kind, ROOM_LEFT, now + WINDOW_SECONDS),
  );
}
