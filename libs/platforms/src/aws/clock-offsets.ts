import type { IncomingHttpHeaders } from 'node:http';

/** Below this a signature is not refused for its time (protocols.md 2.3), and the date of an answer says no better. */
const LEAST_MS = 60_000;
/** A clock that is a day off is somebody's mistake, and not to be believed. */
const MOST_MS = 86_400_000;

/** By how much the clocks of upstreams are ahead of ours, where one of them refused a request for its time. */
export class ClockOffsets {
  private readonly offsets = new Map<string, number>();

  /** Milliseconds; 0 where nothing is known. */
  of(accountId: string): number {
    return this.offsets.get(accountId) ?? 0;
  }

  /**
   * A signature was refused: the answer's date tells whether the time was the reason.
   * @param now milliseconds since the epoch, by our own clock
   * @returns whether another try with the upstream's time makes sense
   */
  note(accountId: string, headers: IncomingHttpHeaders, now: number): boolean {
    const theirs = Date.parse(headers.date ?? '');
    if (Number.isNaN(theirs)) return false;
    const offset = theirs - now;
    const isNews = Math.abs(offset - this.of(accountId)) >= LEAST_MS;
    if (!isNews || Math.abs(offset) > MOST_MS) return false;
    this.offsets.set(accountId, offset);
    return true;
  }

  release(accountId: string): void {
    this.offsets.delete(accountId);
  }
}
