import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectoryHouse, startDirectoryHouse } from '../support/control-plane/directory-house';
import { call, cookieOf } from '../support/control-plane/visitor';
import { group, person } from '../support/slapd/entries';
import { missingForSlapd } from '../support/slapd/programs';

const settled = { timeout: 1_000, interval: 20 };
const dnOf = (name: string): string => person(name).dn;
const names = ['ada', 'ben', 'cleo', 'dora', 'emil', 'fred'];
/** OpenLDAP's way to switch an entry off for good. */
const locked = { pwdAccountLockedTime: '000001010000Z' };

describe.skipIf(missingForSlapd.length > 0)('the sync with the directory', () => {
  let house: DirectoryHouse;
  /** By name. */
  const tokens = new Map<string, string>();
  const cookies = new Map<string, string>();
  const keys = new Map<string, string>();

  beforeAll(async () => {
    house = await startDirectoryHouse();
    await house.slapd.add(...names.map((name) => person(name)));
    for (const name of names) await enter(name);
  });

  afterAll(() => house.stop());

  async function enter(name: string): Promise<void> {
    const answer = await house.signIn(name);
    expect(answer.status).toBe(200);
    tokens.set(name, String(answer.json.accessToken));
    cookies.set(name, cookieOf(answer));
    if (!keys.has(name))
      keys.set(name, (await house.gateways[0].apiKeys.issue({ name: 'laptop', userId: userNamed(name).id })).text);
  }
  const userNamed = (name: string) => house.gateways[0].users.findByUsername(name)!;
  const statusOfDirectory = async () => (await house.asOwner({ method: 'GET', url: '/admin/directory/status' })).json;
  const meStatus = async (gateway: 0 | 1, name: string): Promise<number> => {
    const headers = { authorization: `Bearer ${tokens.get(name) ?? ''}` };
    return (await call(house.gateways[gateway].application, { method: 'GET', url: '/me', headers })).status;
  };
  const refreshStatus = async (gateway: 0 | 1, name: string): Promise<number> => {
    const headers = { cookie: cookies.get(name) ?? '' };
    return (await call(house.gateways[gateway].application, { method: 'POST', url: '/auth/refresh', headers })).status;
  };

  it('says so where there is nothing to change', async () => {
    const { status, json } = await house.sync();
    expect(status).toBe(200);
    expect(json).toEqual({ outcome: 'done', counts: { checked: 6, changed: 0, suspended: 0, restored: 0 } });
    const shown = await statusOfDirectory();
    expect(shown).toMatchObject({ state: 'on', stale: false, counts: json.counts });
    expect(shown.lastSuccessAt).toBe(shown.lastRunAt);
  });

  it('ends sessions and rests keys of whoever is switched off there, on both gateways, and brings the keys back', async () => {
    await house.slapd.set(dnOf('ada'), locked);
    expect((await house.sync()).json).toMatchObject({ counts: { changed: 1, suspended: 1 } });
    expect(userNamed('ada').directory?.suspended).toBe('locked');
    for (const gateway of [0, 1] as const) {
      await expect.poll(() => house.keyStatus(gateway, keys.get('ada')!), settled).toBe(401);
      expect(await meStatus(gateway, 'ada')).toBe(401);
      expect(await refreshStatus(gateway, 'ada')).toBe(401);
      expect(await meStatus(gateway, 'ben')).toBe(200);
    }
    expect((await house.signIn('ada')).status).toBe(401);
    await house.slapd.set(dnOf('ada'), { pwdAccountLockedTime: [] });
    expect((await house.sync()).json).toMatchObject({ counts: { changed: 1, restored: 1 } });
    for (const gateway of [0, 1] as const) {
      await expect.poll(() => house.keyStatus(gateway, keys.get('ada')!), settled).toBe(200);
      // Sessions do not come back.
      expect(await meStatus(gateway, 'ada')).toBe(401);
    }
    await enter('ada');
  });

  it('takes whoever is not there any more for gone, also the only one, and knows them when they come back', async () => {
    await house.slapd.rename(dnOf('fred'), `uid=fred,dc=example,dc=test`);
    expect((await house.sync()).json).toMatchObject({ counts: { changed: 1, suspended: 0 } });
    await house.slapd.rename('uid=fred,dc=example,dc=test', dnOf('fred'));
    await house.slapd.remove(dnOf('fred'));
    expect((await house.sync()).json).toMatchObject({ counts: { suspended: 1 } });
    expect(userNamed('fred').directory?.suspended).toBe('gone');
    expect(await house.keyStatus(0, keys.get('fred')!)).toBe(401);
    // Another entry of that name is somebody else.
    await house.slapd.add(person('fred'));
    expect((await house.sync()).json).toMatchObject({ outcome: 'done', counts: { restored: 0 } });
    expect(userNamed('fred').directory?.suspended).toBe('gone');
  });

  it('follows a name, an address and groups', async () => {
    const { id } = userNamed('emil');
    await house.slapd.rename(dnOf('emil'), dnOf('emily'));
    await house.slapd.set(dnOf('emily'), { mail: 'emily@example.test' });
    await house.slapd.add(group('day-shift', [dnOf('emily')]));
    expect((await house.sync()).json).toMatchObject({ counts: { changed: 1, suspended: 0 } });
    expect(userNamed('emily')).toMatchObject({
      ...{ id, email: 'emily@example.test' },
      directory: { dn: dnOf('emily'), groups: ['cn=day-shift,ou=groups,dc=example,dc=test'] },
    });
    await house.slapd.rename(dnOf('emily'), dnOf('emil'));
    await house.sync();
  });

  it('changes nothing where the search base is wrong, whether nothing or nobody is there', async () => {
    const before = house.gateways[0].users.collection.revision;
    for (const searchBase of ['ou=nowhere,dc=example,dc=test', 'ou=groups,dc=example,dc=test']) {
      await house.asOwner({ method: 'PATCH', url: '/admin/directory', body: { searchBase } });
      expect(['unavailable', 'blocked']).toContain((await house.sync()).json.outcome);
    }
    await house.asOwner({ method: 'PATCH', url: '/admin/directory', body: { searchBase: null } });
    expect(house.gateways[0].users.collection.revision).toBe(before);
    for (const name of ['ada', 'ben', 'cleo', 'dora', 'emil'])
      expect(await house.keyStatus(1, keys.get(name)!)).toBe(200);
  });

  it('stops where too many would be suspended at once, says so, and goes through for an owner', async () => {
    const leavers = ['ben', 'cleo'];
    for (const name of leavers) await house.slapd.set(dnOf(name), locked);
    const { json } = await house.sync();
    expect(json).toEqual({ outcome: 'blocked', blocked: { wouldSuspend: 2, wouldLose: 2, active: 5 } });
    expect(await statusOfDirectory()).toMatchObject({ blocked: { wouldSuspend: 2, wouldLose: 2, active: 5 } });
    expect(house.gateways[0].log()).toContain('too many people would be suspended');
    for (const name of leavers) expect(await house.keyStatus(0, keys.get(name)!)).toBe(200);
    const body = { allowMassChange: true };
    const refused = await house.asAdmin({ method: 'POST', url: '/admin/directory/sync', body });
    expect([refused.status, refused.json.code]).toEqual([403, 'policy_permission_denied']);
    expect((await house.sync(body)).json).toMatchObject({ outcome: 'done', counts: { suspended: 2 } });
    for (const name of leavers) expect(await house.keyStatus(0, keys.get(name)!)).toBe(401);
    expect(await statusOfDirectory()).not.toHaveProperty('blocked');
    for (const name of leavers) await house.slapd.set(dnOf(name), { pwdAccountLockedTime: [] });
    expect((await house.sync()).json).toMatchObject({ counts: { restored: 2 } });
  });

  it('stops where too many would be left without a group, which nobody is suspended by', async () => {
    const staff = 'cn=staff,ou=groups,dc=example,dc=test';
    await house.slapd.add(group('staff', ['ben', 'cleo', 'dora'].map(dnOf)));
    expect((await house.sync()).json).toMatchObject({ outcome: 'done' });
    expect(userNamed('ben').directory?.groups).toContain(staff);
    await house.slapd.set(staff, { member: [dnOf('emil')] });
    expect((await house.sync()).json).toEqual({
      outcome: 'blocked',
      blocked: { wouldSuspend: 0, wouldLose: 3, active: 5 },
    });
    expect(userNamed('ben').directory?.groups).toContain(staff);
    await house.slapd.remove(staff);
    expect((await house.sync({ allowMassChange: true })).json).toMatchObject({ outcome: 'done' });
    expect(userNamed('ben').directory?.groups).toEqual([]);
  });

  it('takes a directory that does not answer for no answer, and lets nobody in when it has been away too long', async () => {
    for (const name of ['ada', 'dora']) await enter(name);
    const before = house.gateways[0].users.collection.revision;
    const { lastSuccessAt } = await statusOfDirectory();
    await house.slapd.kill();
    expect((await house.sync()).json).toMatchObject({ outcome: 'unavailable', error: { step: 'connect' } });
    const shown = await statusOfDirectory();
    expect(shown).toMatchObject({ lastSuccessAt, stale: false, lastError: { step: 'connect' } });
    expect(house.gateways[0].users.collection.revision).toBe(before);
    expect([await meStatus(0, 'ada'), await house.keyStatus(1, keys.get('ada')!)]).toEqual([200, 200]);

    await house.asOwner({ method: 'PATCH', url: '/admin/directory', body: { maxStalenessHours: 1 } });
    house.clock.moveBy(2 * 3_600_000);
    for (const gateway of [0, 1] as const) {
      await expect.poll(() => house.keyStatus(gateway, keys.get('ada')!), settled).toBe(401);
      expect((await house.signIn('ada', undefined, gateway)).status).toBe(503);
    }
    expect(await refreshStatus(1, 'dora')).toBe(401);
    house.clock.moveBy(-2 * 3_600_000);
    expect((await statusOfDirectory()).stale).toBe(false);
    await house.slapd.restart();
    expect((await house.sync()).json).toMatchObject({ outcome: 'done' });
    await house.asOwner({ method: 'PATCH', url: '/admin/directory', body: { maxStalenessHours: null } });
    expect(await house.keyStatus(0, keys.get('ada')!)).toBe(200);
  });

  it('leaves the last owner, whatever the directory says', async () => {
    const roleMap = [{ groupDn: 'cn=owners,ou=groups,dc=example,dc=test', role: 'owner' }];
    await house.slapd.add(group('owners', [dnOf('dora')]));
    await house.asOwner({ method: 'PATCH', url: '/admin/directory', body: { roleMap } });
    await house.sync();
    expect(userNamed('dora').role).toBe('owner');
    expect(userNamed('ada').role).toBe('member');
    const owner = userNamed('owner');
    expect(await house.gateways[0].users.update({ ...owner, role: 'admin' })).toBe('written');
    await house.slapd.set('cn=owners,ou=groups,dc=example,dc=test', { member: [dnOf('ben')] });
    await house.slapd.set(dnOf('dora'), { mail: 'dora@example.test' });
    // Nobody of the house may start a run as an owner now.
    const { sync } = house.gateways[1].directory;
    await sync.run();
    await house.gateways[0].users.collection.sync();
    // Ben comes first in the list, so that there is another owner by the time that Dora is looked at.
    expect([userNamed('ben').role, userNamed('dora').role]).toEqual(['owner', 'member']);
    await house.slapd.remove(dnOf('ben'));
    await sync.run();
    await house.gateways[0].users.collection.sync();
    expect(userNamed('ben')).toMatchObject({ role: 'owner' });
    expect(userNamed('ben').directory?.suspended).toBeUndefined();
    expect(userNamed('dora')).toMatchObject({ email: 'dora@example.test' });
    await house.gateways[0].users.update({ ...userNamed('owner'), role: 'owner' });
  });

  it('makes one run at a time, and one a tick, however many ask', async () => {
    const syncs = house.gateways.map(({ directory }) => directory.sync);
    const atOnce = await Promise.all([...syncs, ...syncs, ...syncs].map((sync) => sync.run()));
    expect(atOnce.filter(({ outcome }) => outcome === 'done').length).toBeGreaterThanOrEqual(1);
    expect(atOnce.every(({ outcome }) => outcome === 'done' || outcome === 'under-way')).toBe(true);
    const ofATick = await Promise.all([...syncs, ...syncs, ...syncs].map((sync) => sync.run({ whenDue: true })));
    expect(ofATick.map(({ outcome }) => outcome).sort()).toEqual(['done', ...Array<string>(5).fill('not-due')]);
  });
});
