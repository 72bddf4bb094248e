import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiKeys, type NewApiKey } from '@app/api-keys';
import { Users } from '@app/auth';
import { systemClock } from '@app/common';
import { readSettings } from '@app/config';
import { KeyExpiryNotices } from '../../apps/worker/src/events/notices/key-expiry-notices';
import { MovableClock } from '../support/control-plane/movable-clock';
import { undocumentedMembers } from '../support/documentation/event-table';
import { type RecordHouse, openRecordHouse, somePasswordHash } from '../support/record-house';
import { toldEvents } from '../support/told-events';

const DAY_MS = 86_400_000;
const secrets = {
  MASTER_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  JWT_SECRET: randomBytes(32).toString('base64'),
};

let house: RecordHouse;
let clock: MovableClock;
let ada: string;
beforeEach(async () => {
  house = await openRecordHouse();
  clock = new MovableClock();
  ada = (await house.users.create({ username: 'ada', role: 'member', passwordHash: somePasswordHash }))!.id;
});
afterEach(() => house.stop());

/** A worker whose environment says how long before. */
function worker(environment: NodeJS.ProcessEnv = {}, at = clock): KeyExpiryNotices {
  const { keyExpiryNoticeDays } = readSettings({ ...secrets, ...environment });
  const [apiKeys, users] = [new ApiKeys(house.redis, systemClock), new Users(house.redis, systemClock)];
  return new KeyExpiryNotices(apiKeys, users, house.events, keyExpiryNoticeDays, at);
}
const inDays = (days: number): string => new Date(clock.now() + days * DAY_MS).toISOString();
const issue = async (others: Partial<NewApiKey>) =>
  (await house.apiKeys.issue({ name: 'laptop', userId: ada, ...others })).apiKey;
const told = () => toldEvents(house.redis, 'key.expiring');

describe('key.expiring', () => {
  it('is told seven days and one day before the end, once each, and not after it', async () => {
    const { id } = await issue({ expiresAt: inDays(30), groupId: 'grp_1' });
    expect(await worker().run()).toBe(0);
    for (const days of [22.5, 1, 1]) {
      clock.moveBy(days * DAY_MS);
      await worker().run();
      await worker().run();
    }
    expect(await told()).toHaveLength(1);
    clock.moveBy(5 * DAY_MS);
    await worker().run();
    clock.moveBy(DAY_MS);
    await worker().run();
    const events = await told();
    expect(events.map(({ data }) => data.noticeDays)).toEqual([7, 1]);
    expect(events[0]).toMatchObject({
      ...{ severity: 'warning', groupIds: ['grp_1'] },
      summary: expect.stringMatching(/^Key laptop of ada expires in 6 d 1[12] h$/) as string,
      data: { keyId: id, keyName: 'laptop', userId: ada, username: 'ada', origin: 'administrator', noticeDays: 7 },
    });
    expect(events.flatMap(undocumentedMembers)).toEqual([]);
    expect(JSON.stringify(events)).not.toMatch(/digest|hmac/);
  });

  it('is told as KEY_EXPIRY_NOTICE_DAYS says, and not at all where that is 0', async () => {
    await issue({ expiresAt: inDays(30) });
    clock.moveBy(18 * DAY_MS);
    expect(await worker({ KEY_EXPIRY_NOTICE_DAYS: '0' }).run()).toBe(0);
    expect(await worker().run()).toBe(0);
    expect(await worker({ KEY_EXPIRY_NOTICE_DAYS: '3,14' }).run()).toBe(1);
    expect((await told())[0]?.data).toMatchObject({ noticeDays: 14, hoursLeft: 287 });
  });

  it('is told once by several workers at the same time, also where a clock is five minutes late', async () => {
    await issue({ expiresAt: inDays(30) });
    clock.moveBy(29.5 * DAY_MS);
    const late = new MovableClock();
    late.moveBy(29.5 * DAY_MS - 300_000);
    const counts = await Promise.all([clock, late, clock, late].map((at) => worker({}, at).run()));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await told()).toMatchObject([{ data: { noticeDays: 1 } }]);
  });

  it('is told anew when the end has been moved', async () => {
    const apiKey = await issue({ expiresAt: inDays(30) });
    clock.moveBy(25 * DAY_MS);
    await worker().run();
    await house.apiKeys.update({ ...apiKey, expiresAt: inDays(60) });
    expect(await worker().run()).toBe(0);
    await house.apiKeys.update({ ...house.apiKeys.get(apiKey.id)!, expiresAt: inDays(3) });
    expect(await worker().run()).toBe(1);
    expect((await told()).map(({ data }) => data.hoursLeft)).toEqual([119, 71]);
  });

  it('is told of no key that nobody would miss', async () => {
    const expiresAt = inDays(30);
    await issue({ expiresAt, origin: 'device' });
    await issue({ expiresAt, enabled: false });
    await issue({ expiresAt, userId: 'usr_gone' });
    await house.apiKeys.revoke((await issue({ expiresAt })).id);
    await issue({});
    clock.moveBy(29.5 * DAY_MS);
    expect(await worker().run()).toBe(0);
    await issue({ expiresAt });
    await house.users.update({ ...house.users.get(ada)!, enabled: false });
    expect(await worker().run()).toBe(0);
    // Who comes back hears of it: nothing was said meanwhile.
    await house.users.update({ ...house.users.get(ada)!, enabled: true });
    expect(await worker().run()).toBe(1);
  });
});
