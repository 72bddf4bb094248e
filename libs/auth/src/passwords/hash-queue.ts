import { GatewayError } from '@app/common';

const MAX_RUNNING = 2;
const MAX_WAITING = 20;
const RETRY_AFTER_SECONDS = 2;

/**
 * Lets two hashes run at once and twenty wait: each takes 64 MiB and a tenth of a second of a core, so a flood of sign-ins would
 * otherwise take the memory and the time of everybody's requests.
 */
export class HashQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws GatewayError `policy_too_many_attempts` when the queue is full */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < MAX_RUNNING) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= MAX_WAITING) {
      throw new GatewayError('policy_too_many_attempts', 'Too many sign-ins at once: try again in a moment', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** The place goes straight to the next in line, so that nobody who arrives meanwhile can take it. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
