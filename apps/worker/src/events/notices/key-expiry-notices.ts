import type { ApiKey, ApiKeys } from '@app/api-keys';
import { type User, type Users, isActive } from '@app/auth';
import type { Clock } from '@app/common';
import type { EventLog, NewEvent } from '@app/events';
import { plainLine } from '@app/common';
import { spanText } from '../accounts/span-text';
import { knownData } from '../known-data';
import { dueNotice } from './due-notice';

const HOUR_MS = 60 * 60 * 1_000;
const LONGEST_NAME = 100;
/** Beyond its end, so that a worker whose clock is late does not say the last notice again. */
const SAID_BEYOND_MS = 24 * HOUR_MS;

/** A key that its owner can use, and would miss. One that a device has brought is renewed by signing in again. */
const isMissed = ({ deletedAt, enabled, origin }: ApiKey, owner: User | undefined): owner is User =>
  deletedAt === undefined && enabled && origin !== 'device' && owner !== undefined && isActive(owner);

/** Tells which keys expire soon, each notice once, by however many workers it is looked for. Another end begins anew. */
export class KeyExpiryNotices {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly users: Users,
    private readonly events: Pick<EventLog, 'publish'>,
    /** Days before the end, rising. */
    private readonly noticeDays: readonly number[],
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** @returns how many events were told */
  async run(): Promise<number> {
    if (this.noticeDays.length === 0) return 0;
    await Promise.all([this.apiKeys.collection.sync(), this.users.collection.sync()]);
    const now = this.clock.now();
    let count = 0;
    for (const apiKey of this.apiKeys.collection.values()) {
      const days = dueNotice(apiKey, this.noticeDays, now);
      const owner = this.users.get(apiKey.userId);
      if (days === undefined || !isMissed(apiKey, owner)) continue;
      if (await this.events.publish(expiring(apiKey, owner, days, now))) count += 1;
    }
    return count;
  }
}

function expiring(apiKey: ApiKey, { username }: User, noticeDays: number, now: number): NewEvent {
  const { id, name, userId, origin = 'administrator', expiresAt = '', groupId } = apiKey;
  const leftMs = Date.parse(expiresAt) - now;
  return {
    type: 'key.expiring',
    summary: `Key ${plainLine(name, LONGEST_NAME)} of ${plainLine(username, LONGEST_NAME)} expires in ${spanText(leftMs)}`,
    data: knownData({
      ...{ keyId: id, keyName: name, userId, username, origin, expiresAt },
      ...{ noticeDays, hoursLeft: Math.floor(leftMs / HOUR_MS) },
    }),
    ...(groupId === undefined ? {} : { groupIds: [groupId] }),
    once: { name: `key.expiring:${id}:${expiresAt}:${noticeDays}`, forMs: leftMs + SAID_BEYOND_MS },
  };
}
