import { GatewayError } from '@app/common';

/** Each holds a few megabytes for as long as its client takes. */
const MOST_AT_ONCE = 16;
const RETRY_AFTER_SECONDS = 30;

/** Bounds how many exports one gateway serves at the same time. */
export class ExportPlaces {
  private taken = 0;

  /**
   * Takes a place when it is first asked for something, and gives it back at the end, however that comes.
   * @throws GatewayError `policy_concurrency_exceeded` where no place is free
   */
  async *hold(texts: AsyncIterable<string>): AsyncGenerator<string> {
    if (this.taken >= MOST_AT_ONCE)
      throw new GatewayError('policy_concurrency_exceeded', `${MOST_AT_ONCE} exports are under way: try again later`, {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    this.taken += 1;
    try {
      yield* texts;
    } finally {
      this.taken -= 1;
    }
  }
}
