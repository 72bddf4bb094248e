import { type RedisConnection, redisKeys } from '@app/redis';

const placePattern = /^\d{1,15}$/;

/** How far the audit log has been looked at, by all workers together. */
export class AuditCursor {
  private readonly key = redisKeys.events().auditCursor;

  constructor(private readonly connection: RedisConnection) {}

  /** Undefined: nobody has begun yet. */
  async place(): Promise<number | undefined> {
    const text = await this.connection.get(this.key);
    return text !== null && placePattern.test(text) ? Number(text) : undefined;
  }

  /** Workers that begin at the same time begin at the same place. @param end of the log @returns that place */
  async beginAt(end: number): Promise<number> {
    await this.connection.set(this.key, end, 'NX');
    const place = await this.place();
    if (place === undefined) await this.moveTo(end);
    return place ?? end;
  }

  /**
   * A worker that is late moves it back. What lies behind is looked at once more then, and tells nothing twice, because everything is
   * told under the name of its entry.
   */
  async moveTo(place: number): Promise<void> {
    await this.connection.set(this.key, place);
  }
}
