import type { IncomingHttpHeaders } from 'node:http';

/** An account's windows hardly move from one answer to the next, and reading them costs more than most of what is done with an answer. */
const EVERY_MS = 500;
const UNIFIED_STATUS = 'anthropic-ratelimit-unified-status';

/** Says of which answers the account's windows are read: of one in half a second, and of each that says more than "allowed". */
export class WindowReadings {
  private readonly lastAt = new Map<string, number>();

  constructor(private readonly monotonic: () => number) {}

  isDue(accountId: string, headers: IncomingHttpHeaders): boolean {
    const now = this.monotonic();
    const isNews = (headers[UNIFIED_STATUS] ?? 'allowed') !== 'allowed';
    if (!isNews && now - (this.lastAt.get(accountId) ?? -Infinity) < EVERY_MS) return false;
    this.lastAt.set(accountId, now);
    return true;
  }
}
