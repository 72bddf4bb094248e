import { describe, expect, it } from 'vitest';
import { type User, decodeUser } from './user';

const user: User = {
  id: 'usr_1',
  username: 'owner',
  role: 'owner',
  provider: 'local',
  passwordHash: '$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA',
  epoch: 1,
  enabled: true,
  createdAt: '2026-11-21T00:00:00.000Z',
};

describe('decodeUser', () => {
  it('reads back what was written', () => {
    expect(decodeUser(JSON.parse(JSON.stringify(user)))).toEqual(user);
    const limited = { ...user, mustChangePassword: true, limits: { concurrency: 3 }, queueWeight: 5 };
    expect(decodeUser(JSON.parse(JSON.stringify(limited)))).toEqual(limited);
  });

  it.each(Object.keys(user).filter((field) => field !== 'provider'))(
    'takes a record without %s for no record',
    (field) => {
      expect(decodeUser({ ...user, [field]: undefined })).toBeUndefined();
    },
  );

  it.each([
    { role: 'root' },
    { epoch: 0 },
    { epoch: '1' },
    { enabled: 1 },
    { passwordHash: 'plain' },
    { mustChangePassword: 'no' },
    { limits: null },
    { limits: { concurrency: 0 } },
    { queueWeight: 0 },
    { queueWeight: 101 },
    { queueWeight: 1.5 },
    { queueWeight: '5' },
    { provider: 'elsewhere' },
    { provider: 'directory' },
    { directory: { entryId: 'a', dn: 'b', groups: [] } },
    { tags: [''] },
    { groupIds: 'grp_1' },
    { deletedAt: 'yesterday' },
  ])('takes a record with %j for no record', (change) => {
    expect(decodeUser({ ...user, ...change })).toBeUndefined();
  });

  it('takes a record of the first version for a local user', () => {
    expect(decodeUser({ ...user, provider: undefined })).toEqual(user);
  });

  it('reads users of the directory, who have a standing there and no password here', () => {
    const { passwordHash, ...others } = user;
    expect(passwordHash).toBeDefined();
    const directory = { entryId: 'e1', dn: 'uid=ada,dc=test', groups: ['cn=staff,dc=test'], suspended: 'gone' };
    expect(decodeUser({ ...others, provider: 'directory', directory })).toEqual({
      ...others,
      provider: 'directory',
      directory,
    });
    for (const wrong of [{ suspended: 'tired' }, { groups: 'all' }, { entryId: '' }, { dn: 1 }])
      expect(decodeUser({ ...others, provider: 'directory', directory: { ...directory, ...wrong } })).toBeUndefined();
  });

  it.each([undefined, null, {}, [], 'user', 1])('takes %j for no record', (value) => {
    expect(decodeUser(value)).toBeUndefined();
  });
});
