import { type RedisConnection, redisKeys } from '@app/redis';
import { type CredentialVault, type SecretPlace, UnreadableSecretError } from '@app/vault';

/** Beyond that new ones are lost: nobody waits for them, and Redis is slow. */
const MOST_UNDER_WAY = 100;

const placeOf = (requestId: string): SecretPlace => ({ type: 'capture', recordId: requestId, field: 'details' });

/** Details of captured requests, each sealed under a key of its own that ends by itself. */
export class Captures {
  private readonly underWay = new Set<Promise<void>>();

  /** @param keptMs how long they are kept; 0: nothing can be captured */
  constructor(
    private readonly connection: RedisConnection,
    private readonly vault: CredentialVault,
    private readonly keptMs: number,
  ) {}

  get areKept(): boolean {
    return this.keptMs > 0;
  }

  /** Keeps a text; does not wait, and loses it where the store is away. */
  note(requestId: string, text: string): void {
    if (!this.areKept || this.underWay.size >= MOST_UNDER_WAY) return;
    const sealed = this.vault.seal(placeOf(requestId), text);
    const writing = this.connection
      .set(redisKeys.capture(requestId), sealed, 'PX', this.keptMs)
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => this.underWay.delete(writing));
    this.underWay.add(writing);
  }

  /** Resolves when what was noted is kept, or lost. */
  async flush(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** Undefined: never captured, over, or sealed with a master key that is no longer there. */
  async find(requestId: string): Promise<string | undefined> {
    const sealed = await this.connection.get(redisKeys.capture(requestId));
    if (sealed === null) return undefined;
    try {
      return this.vault.open(placeOf(requestId), sealed);
    } catch (error) {
      if (error instanceof UnreadableSecretError) return undefined;
      throw error;
    }
  }

  /** @returns whether there was one */
  async remove(requestId: string): Promise<boolean> {
    return (await this.connection.del(redisKeys.capture(requestId))) > 0;
  }
}
