import { describe, expect, it } from 'vitest';
import { type ApiKey, decodeApiKey } from './api-key';

const apiKey: ApiKey = {
  id: 'key_1',
  name: 'laptop',
  userId: 'usr_1',
  digest: 'ba7816bf',
  hint: 'x9Zk',
  createdAt: '2026-11-21T10:00:00.000Z',
  expiresAt: '2027-01-01T00:00:00.000Z',
  enabled: true,
  debug: false,
  permissions: ['claude', 'droid'],
  groupId: 'grp_1',
  fallbackGroupId: 'grp_2',
  validFor: 'P30D',
  firstUsedAt: '2026-12-02T00:00:00.000Z',
  limits: { concurrency: 2, window: { minutes: 5, requests: 10 }, dailyCostUsd: 1.5 },
  allowedClients: ['claude-code'],
  allowedModels: ['claude-*'],
  deniedModels: ['*-opus-*'],
  allowedCidrs: ['10.0.0.0/8', '2001:db8::1'],
  tags: ['ci'],
  origin: 'self',
  ownSlot: 3,
  previous: { digest: '8f434346', validUntil: '2026-12-24T00:00:00.000Z' },
  deletedAt: '2026-12-25T00:00:00.000Z',
};
const required = ['id', 'name', 'userId', 'digest', 'hint', 'createdAt', 'enabled', 'debug'];
const optional = Object.keys(apiKey).filter((name) => !required.includes(name));
const without = (...names: string[]): object =>
  Object.fromEntries(Object.entries(apiKey).filter(([key]) => !names.includes(key)));

describe('decodeApiKey', () => {
  it('reads back what was written', () => {
    expect(decodeApiKey(JSON.parse(JSON.stringify(apiKey)))).toEqual(apiKey);
  });

  it('reads a key without any rule, and leaves out what it does not know', () => {
    expect(decodeApiKey({ ...without(...optional), role: 'owner' })).toEqual(without(...optional));
  });

  it.each(optional)('reads a key without %s', (name) => {
    expect(decodeApiKey(without(name))).toEqual(without(name));
  });

  it.each(required)('takes a record without %s for no record', (name) => {
    expect(decodeApiKey(without(name))).toBeUndefined();
  });

  it.each(Object.keys(apiKey))('takes a record whose %s is of another type for no record', (name) => {
    for (const value of [null, -7, '', { size: 1, concurrency: 0 }, [7]])
      expect(decodeApiKey({ ...apiKey, [name]: value })).toBeUndefined();
  });

  it.each([
    { permissions: ['claude', 'everything'] },
    { allowedClients: ['any'] },
    { allowedModels: ['claude-*', ''] },
    { limits: { window: { requests: 1 } } },
    { validFor: '30 days' },
    { firstUsedAt: 'yesterday' },
    { accountId: 'acc_1' },
    { origin: 'owner' },
    { ownSlot: 1.5 },
    { previous: { digest: '8f434346' } },
    { previous: { digest: '', validUntil: '2026-12-24T00:00:00.000Z' } },
    { deletedAt: true },
  ])('takes a record with %j for no record', (change) => {
    expect(decodeApiKey({ ...apiKey, ...change })).toBeUndefined();
  });

  it('reads a key that is bound to an account', () => {
    const bound = { ...without('groupId'), accountId: 'acc_1' };
    expect(decodeApiKey(bound)).toEqual(bound);
  });

  it.each([undefined, null, {}, [], 'key', 7])('takes %j for no record', (value) => {
    expect(decodeApiKey(value)).toBeUndefined();
  });
});
