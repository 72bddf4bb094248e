import { createHash, randomUUID } from 'node:crypto';
import { type RedisConnection, redisKeys, runScript, signInScripts } from '@app/redis';

const WINDOW_MS = 15 * 60 * 1_000;

export type AttemptOutcome =
  { readonly granted: true; readonly id: string } | { readonly granted: false; readonly retryAfterSeconds: number };

/** Counts attempts of one kind before they are made, over all gateways together: so many in a quarter of an hour. */
export class AttemptLimit {
  constructor(
    private readonly connection: RedisConnection,
    private readonly kind: string,
    private readonly most: number,
  ) {}

  /** @param id of the attempt, where it counts elsewhere too */
  async take(subject: string, id: string = randomUUID()): Promise<AttemptOutcome> {
    const waitMs = await runScript(
      this.connection,
      signInScripts.takeAttempt,
      [this.keyOf(subject)],
      [id, this.most, WINDOW_MS],
    );
    return waitMs === 0 ? { granted: true, id } : { granted: false, retryAfterSeconds: Math.ceil(waitMs / 1_000) };
  }

  /** The attempt was a good one, and does not count. */
  async giveBack(subject: string, id: string): Promise<void> {
    await this.connection.zrem(this.keyOf(subject), id);
  }

  private keyOf(subject: string): string {
    return redisKeys.signInFailures(createHash('sha256').update(`${this.kind}:${subject}`).digest('base64url'));
  }
}
