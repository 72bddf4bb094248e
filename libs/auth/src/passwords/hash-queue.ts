import { availableParallelism } from 'node:os';
import { GatewayError } from '@app/common';

/** One processor stays with the requests of everybody else. */
const MAX_RUNNING = Math.min(2, Math.max(1, availableParallelism() - 1));
const MAX_WAITING = 20;
const RETRY_AFTER_SECONDS = 2;

/**
 * Lets two hashes run at once, or one where there are two processors or fewer, and twenty wait: each takes 64 MiB and a tenth of a
 * second of a core, so a flood of sign-ins would otherwise take the memory and the time of everybody's requests.
 */
export class HashQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly maxRunning = MAX_RUNNING) {}

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
    if (this.running < this.maxRunning) {
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
