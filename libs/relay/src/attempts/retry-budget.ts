/**
 * For quiet times, in which a share of the requests would be none, and for the moment in which an account goes down under load: until it
 * cools, each of the requests that are with it needs another one.
 */
const RESERVE = 30;

/** Further attempts that all requests of this process may make: a share of the requests, so that an outage is not multiplied. */
export class RetryBudget {
  private balance = RESERVE;

  /** @param share of requests that may be tried once more, such as 0.2 */
  constructor(private readonly share: number) {}

  /** To be called for every request. */
  deposit(): void {
    this.balance = Math.min(RESERVE, this.balance + this.share);
  }

  /** @returns whether one more attempt may be made; it is booked then */
  withdraw(): boolean {
    if (this.balance < 1) return false;
    this.balance -= 1;
    return true;
  }
}
