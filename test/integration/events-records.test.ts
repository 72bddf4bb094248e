import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '@app/common';
import { undocumentedMembers } from '../support/documentation/event-table';
import { type RecordHouse, openRecordHouse, somePasswordHash } from '../support/record-house';

let house: RecordHouse;
beforeEach(async () => {
  house = await openRecordHouse();
  // The first look, from which on everything is news.
  await house.worker().run();
});
afterEach(() => house.stop());

const person = (username: string) =>
  house.act(async () => (await house.users.create({ username, role: 'member', passwordHash: somePasswordHash }))!);
const keyOf = (userId: string, others: object = {}) =>
  house.act(async () => (await house.apiKeys.issue({ name: 'laptop', userId, ...others })).apiKey);

/** What was told of a type. */
async function toldOf(type: DomainEvent['type']): Promise<DomainEvent[]> {
  await house.worker().run();
  const told = (await house.told()).filter((event) => event.type === type);
  expect(told.flatMap(undocumentedMembers)).toEqual([]);
  return told;
}
const byAda = { actorKind: 'user', actorId: 'usr_ada', actorName: 'ada' };

describe('key.created', () => {
  it('is told with its owner, its group and who did it, and without a secret', async () => {
    const ben = await person('ben');
    const { apiKey, text } = await house.act(() =>
      house.apiKeys.issue({ name: 'laptop', userId: ben.id, groupId: 'grp_1', expiresAt: '2030-01-01T00:00:00.000Z' }),
    );
    const [event, ...others] = await toldOf('key.created');
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      ...{ severity: 'info', groupIds: ['grp_1'], summary: 'Key laptop of ben was created by ada' },
      data: {
        ...{ keyId: apiKey.id, keyName: 'laptop', userId: ben.id, username: 'ben', origin: 'administrator' },
        ...{ ...byAda, expiresAt: '2030-01-01T00:00:00.000Z', auditId: expect.stringMatching(/^aud_/) as string },
      },
    });
    expect(JSON.stringify(event)).not.toContain(text);
    expect(JSON.stringify(event)).not.toMatch(/digest|hmac/);
  });

  it('is told of a key that a device has brought, as one of its own kind', async () => {
    await keyOf('usr_x', { origin: 'device' });
    expect(await toldOf('key.created')).toMatchObject([{ data: { origin: 'device', userId: 'usr_x' } }]);
  });
});

describe('key.revoked', () => {
  it('is told when a key is switched off, and when it is deleted, but not when it comes back or goes for good', async () => {
    const ben = await person('ben');
    const apiKey = await keyOf(ben.id, { groupId: 'grp_1' });
    const change = async (changed: object) => {
      await house.act(() => house.apiKeys.update({ ...house.apiKeys.get(apiKey.id)!, ...changed }));
    };
    await change({ enabled: false });
    await change({ enabled: true, name: 'desk' });
    await house.act(() => house.apiKeys.revoke(apiKey.id));
    await house.act(() => house.apiKeys.restore(apiKey.id, 1));
    await change({ debug: true });
    await house.act(() => house.apiKeys.revoke(apiKey.id));
    await house.act(() => house.apiKeys.purge(apiKey.id));
    const told = await toldOf('key.revoked');
    expect(told.map(({ data }) => data.reason)).toEqual(['disabled', 'deleted', 'deleted']);
    expect(told[0]).toMatchObject({ data: { keyId: apiKey.id, ...byAda } });
    expect(await toldOf('key.created')).toHaveLength(1);
  });

  it('says what the key is called while its record is there', async () => {
    const ben = await person('ben');
    const apiKey = await keyOf(ben.id, { groupId: 'grp_1' });
    await house.act(() => house.apiKeys.revoke(apiKey.id));
    const [event] = await toldOf('key.revoked');
    expect(event).toMatchObject({ groupIds: ['grp_1'], summary: 'Key laptop of ben was revoked by ada' });
    expect(event?.data).toMatchObject({ keyName: 'laptop', userId: ben.id, username: 'ben' });
  });

  it('is told of a key that goes for good at once', async () => {
    const { id } = await keyOf('usr_x');
    await house.act(() => house.apiKeys.purge(id));
    expect(await toldOf('key.revoked')).toMatchObject([{ data: { keyId: id, keyName: 'laptop', reason: 'deleted' } }]);
  });
});

describe('user.created', () => {
  it('is told with role and provider, and without a password', async () => {
    const ben = await house.act(() =>
      house.users.create({ username: 'ben', role: 'admin', passwordHash: somePasswordHash, groupIds: ['grp_1'] }),
    );
    const [event, ...others] = await toldOf('user.created');
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      ...{ severity: 'info', groupIds: ['grp_1'], summary: 'User ben was created by ada' },
      data: { userId: ben?.id, username: 'ben', role: 'admin', provider: 'local', ...byAda },
    });
    expect(JSON.stringify(event)).not.toMatch(/password|argon2|hmac/i);
  });
});

describe('user.disabled', () => {
  const change = async (id: string, changed: object) => {
    await house.act(() => house.users.update({ ...house.users.get(id)!, ...changed }));
  };

  it('is told when somebody is switched off and when they are deleted, but not when they come back or go for good', async () => {
    const ben = await person('ben');
    await change(ben.id, { enabled: false });
    await change(ben.id, { enabled: true });
    await change(ben.id, { deletedAt: new Date().toISOString() });
    await change(ben.id, { displayName: 'Ben' });
    const told = await toldOf('user.disabled');
    await house.act(() => house.users.delete(ben.id));
    expect(await toldOf('user.disabled')).toHaveLength(2);
    expect(told.map(({ data }) => data.reason)).toEqual(['disabled', 'deleted']);
    expect(told[0]).toMatchObject({ summary: 'User ben was switched off by ada', data: { userId: ben.id, ...byAda } });
  });

  it('is told once when the directory suspends somebody, with why', async () => {
    const directory = { entryId: 'entry-ben', dn: 'uid=ben,dc=test', groups: [] };
    const ben = await house.act(
      async () => (await house.users.create({ username: 'ben', role: 'member', directory }))!,
    );
    await change(ben.id, { directory: { ...directory, suspended: 'locked' } });
    await change(ben.id, { directory: { ...directory, suspended: 'gone' } });
    await change(ben.id, { directory });
    await change(ben.id, { directory: { ...directory, groups: ['cn=all,dc=test'] } });
    expect(await toldOf('user.disabled')).toMatchObject([
      { summary: 'User ben was suspended (locked) by ada', data: { reason: 'suspended', suspension: 'locked' } },
    ]);
  });
});

it('sessions, sign-ins and changes of anything else tell nothing', async () => {
  const ben = await person('ben');
  const before = (await house.told()).length;
  await house.worker().run();
  await house.act(() => house.users.endSessions(ben));
  await house.act(() => house.audit.trail.note({ action: 'users.unlocked', outcome: 'done' }));
  await house.act(() => house.audit.trail.note({ action: 'sign-in.refused', outcome: 'refused' }));
  await house.worker().run();
  expect((await house.told()).slice(before).map(({ type }) => type)).toEqual(['user.created']);
});
