const ORGANIZATION_ID = '5a4db0c5-0000-4000-8000-7275736b6c69';
const LIMITS = { requests: 4_000, tokens: 2_400_000, 'input-tokens': 2_000_000, 'output-tokens': 400_000 } as const;
const WINDOW_SECONDS = 60;

let cachedForSecond = 0;
let cached: readonly string[] = [];

/** RFC 3339 to the second, as the real headers have it. */
const timestamp = (epochSeconds: number): string => new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');

function rateLimitHeaders(remainingShare: number, resetAtSecond: number): string[] {
  const reset = timestamp(resetAtSecond);
  return Object.entries(LIMITS).flatMap(([kind, limit]) => [
    ...[`anthropic-ratelimit-${kind}-limit`, String(limit)],
    ...[`anthropic-ratelimit-${kind}-remaining`, String(Math.floor(limit * remainingShare))],
    ...[`anthropic-ratelimit-${kind}-reset`, reset],
  ]);
}

/** The limits of an account with room left. Formatted once a second: this is on the way of every answer. */
function currentRateLimitHeaders(): readonly string[] {
  const second = Math.floor(Date.now() / 1000);
  if (second !== cachedForSecond) {
    cachedForSecond = second;
    cached = rateLimitHeaders(0.99, second + WINDOW_SECONDS);
  }
  return cached;
}

const identityHeaders = (requestId: string): string[] => [
  ...['request-id', requestId],
  ...['anthropic-organization-id', ORGANIZATION_ID],
];

export const jsonHeaders = (requestId: string): string[] => [
  ...['content-type', 'application/json'],
  ...identityHeaders(requestId),
];

export const meteredJsonHeaders = (requestId: string): string[] => [
  ...jsonHeaders(requestId),
  ...currentRateLimitHeaders(),
];

export const eventStreamHeaders = (requestId: string): string[] => [
  ...['content-type', 'text/event-stream; charset=utf-8'],
  ...['cache-control', 'no-cache'],
  ...identityHeaders(requestId),
  ...currentRateLimitHeaders(),
];

/** What a 429 says when the window is used up: nothing remains until `seconds` from now. */
export const exhaustedHeaders = (seconds: number): string[] => [
  ...['retry-after', String(seconds)],
  ...rateLimitHeaders(0, Math.ceil(Date.now() / 1000) + seconds),
];
