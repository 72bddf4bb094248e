import { describe, expect, it } from 'vitest';
import { type Account, decodeAccount } from './account';
import { decodeSealedCredentials } from './account-credentials';

const account: Account = {
  id: 'acc_1',
  name: 'Team',
  platform: 'claude',
  baseUrl: 'https://api.example.com',
  priority: 50,
  models: ['claude-*'],
  schedulable: true,
  personal: true,
  ownerId: 'usr_1',
  createdAt: '2026-11-21T10:00:00.000Z',
};
const optional = ['baseUrl', 'models', 'ownerId'];
const without = (name: string): object => Object.fromEntries(Object.entries(account).filter(([key]) => key !== name));

describe('decodeAccount', () => {
  it('reads back what was written', () => {
    expect(decodeAccount(JSON.parse(JSON.stringify(account)))).toEqual(account);
  });

  it.each(optional)('reads an account without %s', (name) => {
    expect(decodeAccount(without(name))).toEqual(without(name));
  });

  it.each(Object.keys(account).filter((name) => !optional.includes(name)))(
    'takes a record without %s for no record',
    (name) => {
      expect(decodeAccount(without(name))).toBeUndefined();
    },
  );

  it.each(Object.keys(account))('takes a record whose %s is of another type for no record', (name) => {
    for (const value of [null, {}, [7], '']) expect(decodeAccount({ ...account, [name]: value })).toBeUndefined();
  });

  it('takes a record of a platform that it does not know for no record', () => {
    expect(decodeAccount({ ...account, platform: 'toString' })).toBeUndefined();
  });

  it.each([undefined, null, {}, [], 'account'])('takes %j for no record', (value) => {
    expect(decodeAccount(value)).toBeUndefined();
  });
});

describe('decodeSealedCredentials', () => {
  const record = { id: 'acc_1', sealed: { apiKey: 'v1.a.b.c.d' } };

  it('reads back what was written', () => {
    expect(decodeSealedCredentials(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it.each([
    undefined,
    null,
    {},
    { id: 'acc_1' },
    { sealed: record.sealed },
    { id: 7, sealed: record.sealed },
    { id: 'acc_1', sealed: null },
    { id: 'acc_1', sealed: {} },
    { id: 'acc_1', sealed: { apiKey: null } },
    { id: 'acc_1', sealed: { apiKey: 'v1.a.b.c.d', other: 7 } },
  ])('takes %j for no record', (value) => {
    expect(decodeSealedCredentials(value)).toBeUndefined();
  });
});
