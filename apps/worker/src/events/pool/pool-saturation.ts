import type { NewEvent } from '@app/events';
import { type RedisConnection, noticeScripts, redisKeys, runScript } from '@app/redis';
import { type SaturatedTime, decodeSaturatedTime } from './saturated-time';
import { recoveredEvent, saturatedEvent } from './saturation-events';

export interface SaturationParts {
  readonly connection: RedisConnection;
  readonly publish: (event: NewEvent) => Promise<boolean>;
  /** Brings up to date what the next two ask. */
  readonly sync: () => Promise<void>;
  readonly isServedAgain: (time: SaturatedTime, now: number) => boolean;
  readonly groupName: (groupId: string) => string | undefined;
}

/** Nobody is refused for so long before all is well. Also the least time from one telling of a group and family to the next. */
const QUIET_MS = 60_000;

/**
 * Tells when nothing of the pool, or of a group, could serve models of a family, and when it can again. Gateways say what they refused; when
 * that is over is decided here, by whatever worker looks first. What is over is set aside in the same step in which that is decided, so that
 * a refusal that comes in between begins a time of its own.
 */
export class PoolSaturation {
  private readonly keys = redisKeys.poolSaturation();
  /** Fields and starts that have been told, so that Redis is not asked again and again. */
  private told = new Set<string>();

  constructor(private readonly parts: SaturationParts) {}

  /** @returns how many events there were to tell */
  async run(): Promise<number> {
    const { connection } = this.parts;
    const { open: openKey, ended: endedKey } = this.keys;
    const now = await runScript(connection, noticeScripts.readTime, [openKey], []);
    const open = Object.entries(await connection.hgetall(openKey));
    if (open.length + (await connection.hlen(endedKey)) === 0) return 0;
    await this.parts.sync();
    let count = 0;
    const standing = new Set<string>();
    for (const [field, text] of open) {
      const time = decodeSaturatedTime(field, text);
      if (!time) {
        await this.end(field, text, '', '');
        continue;
      }
      const name = nameOf(time);
      standing.add(name);
      if (!this.told.has(name) && (await this.publish(saturatedEvent, time))) count += 1;
      this.told.add(name);
      const isOver = now - time.lastAt >= QUIET_MS && this.parts.isServedAgain(time, now);
      if (isOver) await this.end(field, text, name, JSON.stringify({ ...time, endedAt: now }));
    }
    this.told = new Set([...this.told].filter((name) => standing.has(name)));
    for (const [name, text] of Object.entries(await connection.hgetall(endedKey))) {
      count += await this.tellEnd(name, text, now);
      await connection.hdel(endedKey, name);
    }
    return count;
  }

  private async tellEnd(name: string, text: string, now: number): Promise<number> {
    const time = decodeSaturatedTime(name, text);
    if (!time) return 0;
    // Whoever ended it may not have been the one who told that it had begun.
    const wasNews = await this.publish(saturatedEvent, time);
    const isNews = await this.publish((one, group) => recoveredEvent(one, group, endOf(text) ?? now), time);
    return Number(wasNews) + Number(isNews);
  }

  private publish(
    eventOf: (time: SaturatedTime, groupName: string | undefined) => NewEvent,
    time: SaturatedTime,
  ): Promise<boolean> {
    return this.parts.publish(eventOf(time, this.parts.groupName(time.group)));
  }

  private end(field: string, text: string, name: string, ended: string): Promise<boolean> {
    const keys = [this.keys.open, this.keys.ended];
    return runScript(this.parts.connection, noticeScripts.endSaturation, keys, [field, text, name, ended]);
  }
}

const nameOf = ({ group, family, since }: SaturatedTime): string => `${group} ${family} ${since}`;

/** Only this class writes it, beside what has been found whole already. */
function endOf(text: string): number | undefined {
  const { endedAt } = JSON.parse(text) as { readonly endedAt?: unknown };
  return typeof endedAt === 'number' ? endedAt : undefined;
}
