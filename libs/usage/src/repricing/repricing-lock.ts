import { randomBase62 } from '@app/common';
import { type RedisConnection, lockScripts, redisKeys, runScript } from '@app/redis';

/** Longer than a portion takes; somebody else goes on after a worker that died. */
const HELD_MS = 15_000;

/** Lets one worker at a time count costs anew. Nothing depends on it but that no work is done twice. */
export class RepricingLock {
  private readonly owner = randomBase62(20);
  private readonly key = redisKeys.usageRepricing();

  constructor(private readonly connection: RedisConnection) {}

  async take(): Promise<boolean> {
    if ((await this.connection.set(this.key, this.owner, 'PX', HELD_MS, 'NX')) === 'OK') return true;
    // After a reconnect the driver may have sent it twice.
    return (await this.connection.get(this.key)) === this.owner;
  }

  /** False: somebody else may have it. */
  async keep(): Promise<boolean> {
    return (await runScript(this.connection, lockScripts.keep, [this.key], [this.owner, HELD_MS])) === 1;
  }

  async release(): Promise<void> {
    await runScript(this.connection, lockScripts.release, [this.key], [this.owner]);
  }
}
