import type { Identity } from '../caller/identity';

const REQUESTS = 10_000;
const TOKENS = 2_000_000;

/** What one bucket has left. Resets are durations as Go writes them, `6m0s` or `120ms`, and no moments. */
interface Bucket {
  readonly remaining: number;
  readonly reset: string;
}

const roomyRequests: Bucket = { remaining: REQUESTS - 1, reset: '6ms' };
const roomyTokens: Bucket = { remaining: TOKENS - 1_000, reset: '30ms' };

function rateLimitHeaders(requests: Bucket, tokens: Bucket): string[] {
  return [
    ...['x-ratelimit-limit-requests', String(REQUESTS), 'x-ratelimit-limit-tokens', String(TOKENS)],
    ...['x-ratelimit-remaining-requests', String(requests.remaining)],
    ...['x-ratelimit-remaining-tokens', String(tokens.remaining)],
    ...['x-ratelimit-reset-requests', requests.reset, 'x-ratelimit-reset-tokens', tokens.reset],
  ];
}

export const roomHeaders: readonly string[] = rateLimitHeaders(roomyRequests, roomyTokens);

/** What OpenAI says of itself in every answer. */
export const openAiIdentity = ({ requestId, organization }: Identity): string[] => [
  ...['x-request-id', requestId, 'openai-organization', organization.id],
  ...['openai-processing-ms', '5', 'openai-version', '2020-10-01'],
];

/** What Azure says of itself: neither the organisation nor a version of OpenAI's. */
export const azureIdentity = ({ requestId }: Identity): string[] => [
  ...['x-request-id', requestId, 'apim-request-id', requestId, 'x-ms-region', 'Sandbox'],
];

/** What a 429 says when nothing remains until `seconds` from now. */
export function exhaustedHeaders(seconds: number): string[] {
  const empty = { remaining: 0, reset: duration(seconds) };
  return [
    ...['retry-after', String(seconds), 'retry-after-ms', String(seconds * 1000)],
    ...rateLimitHeaders(empty, empty),
  ];
}

/** What a 429 says when the tokens are used up and the requests are not. There is no `retry-after`. */
export const emptyTokensHeaders = (seconds: number): string[] =>
  rateLimitHeaders(roomyRequests, { remaining: 0, reset: duration(seconds) });

/** Seconds as Go writes a duration. */
export function duration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours > 0) return `${hours}h${minutes}m${rest}s`;
  return minutes > 0 ? `${minutes}m${rest}s` : `${rest}s`;
}
