import type { IncomingHttpHeaders } from 'node:http';
import type { UpstreamWindow } from '@app/accounts';
import { readAmount } from '../reset-times/read-amount';
import { readHeader } from '../reset-times/read-header';
import { fromEpochSeconds } from '../reset-times/reset-times';

/** `x-codex-primary-used-percent`, or of some models `x-codex-<name>-primary-used-percent`. */
const usedPercent = /^(x-codex-(?:([a-z0-9-]{1,32})-)?(primary|secondary))-used-percent$/;
const [HOUR, DAY] = [60, 24 * 60];
/** A hostile upstream gets no more memory than the plans that there are need. */
const MOST_WINDOWS = 8;
const none: readonly UpstreamWindow[] = Object.freeze([]);

/**
 * Windows of a ChatGPT plan, which only base URLs of that kind (`…/backend-api/codex`) speak of (protocols.md 6.3). A window that is used up
 * is a warning: credits may go on behind it, and only a 429 says that a request was too much. A window of some models names a family
 * that no model has.
 */
export function readChatgptPlanWindows(headers: IncomingHttpHeaders, now: number): readonly UpstreamWindow[] {
  let windows: UpstreamWindow[] | undefined;
  for (const header in headers) {
    if (!header.startsWith('x-codex-')) continue;
    const [, prefix, family, rank] = usedPercent.exec(header) ?? [];
    const percent = readAmount(headers, header);
    if (prefix === undefined || rank === undefined || percent === undefined) continue;
    const resetsAt = fromEpochSeconds(readHeader(headers, `${prefix}-reset-at`) ?? '', now);
    const name = nameOf(readAmount(headers, `${prefix}-window-minutes`), rank);
    (windows ??= []).push({
      name: family === undefined ? name : `${name}_${family.replaceAll('-', '_')}`,
      ...{ status: percent >= 100 ? 'warning' : 'allowed', utilization: percent / 100 },
      ...(resetsAt === undefined ? {} : { resetsAt }),
      ...(family === undefined ? {} : { family }),
    });
    if (windows.length === MOST_WINDOWS) break;
  }
  return windows ?? none;
}

/** By its length, as other upstreams name theirs; by its rank where that is not said. */
function nameOf(minutes: number | undefined, rank: string): string {
  if (minutes === undefined || !Number.isSafeInteger(minutes) || minutes < 1 || minutes > 366 * DAY) return rank;
  if (minutes % DAY === 0) return `${minutes / DAY}d`;
  return minutes % HOUR === 0 ? `${minutes / HOUR}h` : `${minutes}m`;
}
