import type { IncomingHttpHeaders } from 'node:http';
import type { UpstreamWindow } from '@app/accounts';
import { openaiBuckets } from '../reset-times/duration-reset';
import { readAmount } from '../reset-times/read-amount';
import { readHeader } from '../reset-times/read-header';
import { fromGoDuration } from '../reset-times/reset-times';

const none: readonly UpstreamWindow[] = Object.freeze([]);

/**
 * What is left for the model that was asked, as `x-ratelimit-*` headers say it (protocols.md 6.5). A bucket fills up all the time: an
 * empty one is a warning, and only a 429 says that a request was too much for it.
 */
export function readOpenaiWindows(headers: IncomingHttpHeaders, now: number): readonly UpstreamWindow[] {
  let windows: UpstreamWindow[] | undefined;
  for (const name of openaiBuckets) {
    if (headers[`x-ratelimit-limit-${name}`] === undefined) continue;
    const limit = readAmount(headers, `x-ratelimit-limit-${name}`);
    const remaining = readAmount(headers, `x-ratelimit-remaining-${name}`);
    if (limit === undefined || limit === 0 || remaining === undefined) continue;
    const resetsAt = fromGoDuration(readHeader(headers, `x-ratelimit-reset-${name}`) ?? '', now);
    (windows ??= []).push({
      ...{ name, status: remaining === 0 ? 'warning' : 'allowed', utilization: Math.max(0, 1 - remaining / limit) },
      ...(resetsAt === undefined ? {} : { resetsAt }),
    });
  }
  return windows ?? none;
}
