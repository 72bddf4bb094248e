/** An account's windows hardly move from one answer to the next, and reading them costs more than most of what is done with an answer. */
const EVERY_MS = 500;

/** Says of which answers the account's windows are read: of one in half a second, and of each that has news. */
export class WindowReadings {
  private readonly lastAt = new Map<string, number>();

  constructor(private readonly monotonic: () => number) {}

  isDue(accountId: string, isNews: boolean): boolean {
    const now = this.monotonic();
    if (!isNews && now - (this.lastAt.get(accountId) ?? -Infinity) < EVERY_MS) return false;
    this.lastAt.set(accountId, now);
    return true;
  }
}
