import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '@app/common';
import { EventLog } from '@app/events';
import { DirectoryNotices } from '../../apps/worker/src/events/notices/directory-notices';
import { type DirectoryHouse, startDirectoryHouse } from '../support/control-plane/directory-house';
import { person } from '../support/slapd/entries';
import { missingForSlapd } from '../support/slapd/programs';
import { toldEvents } from '../support/told-events';

const settled = { timeout: 10_000, interval: 10 };

describe.skipIf(missingForSlapd.length > 0)('an LDAP server that goes and comes', () => {
  let house: DirectoryHouse;
  beforeAll(async () => {
    house = await startDirectoryHouse();
    await house.slapd.add(person('ada'));
    expect((await house.signIn('ada')).status).toBe(200);
    await house.sync();
  });
  afterAll(() => house.stop());

  const notice = (): Promise<number> => {
    const [{ directory, redis }] = house.gateways;
    return new DirectoryNotices(directory.configuration, directory.statuses, new EventLog(redis, systemClock)).run();
  };
  const told = () => toldEvents(house.gateways[0].redis, 'ldap.unreachable');

  it('is told of once each time it goes (ldap.unreachable)', async () => {
    for (const outage of [1, 2]) {
      // What the second gateway knows of the last success is what its sign-ins name an outage by.
      await house.gateways[1].directory.statuses.collection.sync();
      await house.slapd.kill();
      expect((await house.signIn('ada', 'ada-password', 1)).status).toBe(503);
      await expect.poll(told, settled).toHaveLength(outage);
      expect((await house.sync()).json).toMatchObject({ outcome: 'unavailable' });
      expect(await notice()).toBe(0);
      await house.slapd.restart();
      expect((await house.sync()).json).toMatchObject({ outcome: 'done' });
      expect(await notice()).toBe(0);
    }
    expect((await told()).map(({ data }) => data.foundBy)).toEqual(['sign-in', 'sign-in']);
  });

  it('is told of where it accepts and then says nothing', async () => {
    house.slapd.freeze();
    expect((await house.sync()).json).toMatchObject({ outcome: 'unavailable' });
    expect(await notice()).toBe(1);
    house.slapd.thaw();
    expect((await told()).at(-1)?.data).toMatchObject({ foundBy: 'sync', reason: expect.any(String) as string });
  });
});
