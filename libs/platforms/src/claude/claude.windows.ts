import type { IncomingHttpHeaders } from 'node:http';
import type { UpstreamWindow } from '@app/accounts';
import { readAmount } from '../reset-times/read-amount';
import { readHeader } from '../reset-times/read-header';
import { fromEpochSeconds, fromRfc3339 } from '../reset-times/reset-times';

const PREFIX = 'anthropic-ratelimit-';
/** `anthropic-ratelimit-unified-7d_opus-status`; without a window's name it speaks of all windows together. */
const unifiedStatus = /^anthropic-ratelimit-unified-(\d{1,3}[a-z]{1,3}(?:_[a-z0-9_]{1,24})?)-status$/;
const bucketLimit = /^anthropic-ratelimit-(requests|tokens|input-tokens|output-tokens)-limit$/;
const statuses: Readonly<Record<string, UpstreamWindow['status'] | undefined>> = {
  ...{ allowed: 'allowed', allowed_warning: 'warning', rejected: 'rejected' },
};
/** An upstream has half a dozen windows; a hostile one gets no more memory than that needs. */
const MOST_WINDOWS = 16;
const none: readonly UpstreamWindow[] = Object.freeze([]);

/**
 * The account's own limits: windows of subscriptions (`unified`) and token buckets of API keys. Runs for every answer, most of which have
 * no such headers. Source: platform.claude.com/docs/en/api/rate-limits; the unified headers as they are observed.
 */
export function readClaudeWindows(headers: IncomingHttpHeaders, now: number): readonly UpstreamWindow[] {
  let windows: UpstreamWindow[] | undefined;
  for (const name in headers) {
    if (!name.startsWith(PREFIX)) continue;
    const window = unifiedWindow(headers, name, now) ?? bucket(headers, name, now);
    if (window && (windows ??= []).push(window) === MOST_WINDOWS) break;
  }
  return windows ?? none;
}

const UNIFIED_STATUS = 'anthropic-ratelimit-unified-status';

/** A subscription's windows as a whole say more than "allowed". */
export const hasClaudeLimitNews = (headers: IncomingHttpHeaders): boolean =>
  (headers[UNIFIED_STATUS] ?? 'allowed') !== 'allowed';

function unifiedWindow(headers: IncomingHttpHeaders, header: string, now: number): UpstreamWindow | undefined {
  const name = unifiedStatus.exec(header)?.[1];
  const status = name === undefined ? undefined : statuses[readHeader(headers, header) ?? ''];
  if (name === undefined || status === undefined) return undefined;
  const family = name.slice(name.indexOf('_') + 1);
  const utilization = readAmount(headers, `${PREFIX}unified-${name}-utilization`);
  const resetsAt = fromEpochSeconds(readHeader(headers, `${PREFIX}unified-${name}-reset`) ?? '', now);
  return {
    ...{ name, status },
    ...(utilization === undefined ? {} : { utilization }),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    // `7d_oi` is said to be a window of some models, and not which: its family is one that no model has.
    ...(family === name ? {} : { family }),
  };
}

/** A bucket fills up all the time: an empty one is a warning, and only a 429 says that a request was too much for it. */
function bucket(headers: IncomingHttpHeaders, header: string, now: number): UpstreamWindow | undefined {
  const name = bucketLimit.exec(header)?.[1];
  if (name === undefined) return undefined;
  const limit = readAmount(headers, header);
  const remaining = readAmount(headers, `${PREFIX}${name}-remaining`);
  if (limit === undefined || limit === 0 || remaining === undefined) return undefined;
  const resetsAt = fromRfc3339(readHeader(headers, `${PREFIX}${name}-reset`) ?? '', now);
  return {
    ...{ name, status: remaining === 0 ? 'warning' : 'allowed', utilization: Math.max(0, 1 - remaining / limit) },
    ...(resetsAt === undefined ? {} : { resetsAt }),
  };
}
