import { type RedisConnection, runScript, signInScripts } from '@app/redis';

/** From the list to its opening a session takes milliseconds. */
const SETTLED_MS = 60_000;

/**
 * Which sessions a user has. List and session are on different slots of a cluster, so they are written one after the other: the list may
 * name sessions that are over, and never misses one that stands.
 */
export class SessionList {
  /** @param keyOf where the list of a user stands */
  constructor(
    private readonly connection: RedisConnection,
    private readonly keyOf: (userId: string) => string,
  ) {}

  /** Before the session is opened. Returns how many are on the list. */
  add(userId: string, sessionId: string, absoluteMs: number): Promise<number> {
    return runScript(this.connection, signInScripts.listSession, [this.keyOf(userId)], [sessionId, absoluteMs]);
  }

  /** Session ids, the oldest first. */
  idsOf(userId: string): Promise<string[]> {
    return this.connection.zrange(this.keyOf(userId), 0, '-1');
  }

  /** Sessions that were ended on purpose. */
  async remove(userId: string, sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length > 0) await this.connection.zrem(this.keyOf(userId), ...sessionIds);
  }

  /** Sessions that were looked for and are not there. */
  async tidy(userId: string, sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await runScript(this.connection, signInScripts.unlistSessions, [this.keyOf(userId)], [SETTLED_MS, ...sessionIds]);
  }
}
