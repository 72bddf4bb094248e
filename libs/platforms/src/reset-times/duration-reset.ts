import type { IncomingHttpHeaders } from 'node:http';
import { latest } from './latest';
import { readHeader } from './read-header';
import { fromGoDuration } from './reset-times';

/** What OpenAI counts, and those who speak as it does. */
export const openaiBuckets = ['requests', 'tokens'] as const;

/** When the `x-ratelimit-*` buckets that are empty are full again; what is left is not always said. Milliseconds since the epoch. */
export function durationReset(headers: IncomingHttpHeaders, now: number): number | undefined {
  const used = openaiBuckets.filter((name) => Number(readHeader(headers, `x-ratelimit-remaining-${name}`) ?? 0) <= 0);
  return latest(used.map((name) => fromGoDuration(readHeader(headers, `x-ratelimit-reset-${name}`) ?? '', now)));
}
