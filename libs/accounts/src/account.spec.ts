import { describe, expect, it } from 'vitest';
import { type Account, decodeAccount } from './account';
import { decodeSealedCredentials } from './account-credentials';

const account: Account = {
  id: 'acc_1',
  name: 'Team',
  platform: 'claude',
  baseUrl: 'https://api.example.com',
  location: { endpoint: 'https://team.example.com', speaks: ['openai-chat', 'openai-responses'] },
  priority: 50,
  models: ['claude-*'],
  schedulable: true,
  personal: true,
  ownerId: 'usr_1',
  groupIds: ['grp_1', 'grp_2'],
  modelMapping: { fast: 'claude-haiku-4-5' },
  maxConcurrency: 4,
  weight: 3,
  serialQueue: { spacingMs: 0 },
  dailyCostUsd: 12.5,
  expiresAt: '2027-01-01T00:00:00.000Z',
  cooldownSeconds: { overloaded: 30, unauthorized: 0 },
  firstByteTimeoutMs: 20_000,
  proxy: { type: 'http', host: 'proxy.example', port: 3128, username: 'u', sealedPassword: 'v1.a.b.c.d' },
  headers: { 'x-team': 'research' },
  createdAt: '2026-11-21T10:00:00.000Z',
};
const required = ['id', 'name', 'platform', 'priority', 'schedulable', 'personal', 'createdAt'];
const optional = Object.keys(account).filter((name) => !required.includes(name));
const without = (name: string): object => Object.fromEntries(Object.entries(account).filter(([key]) => key !== name));

describe('decodeAccount', () => {
  it('reads back what was written', () => {
    expect(decodeAccount(JSON.parse(JSON.stringify(account)))).toEqual(account);
  });

  it.each(optional)('reads an account without %s', (name) => {
    expect(decodeAccount(without(name))).toEqual(without(name));
  });

  it.each(required)('takes a record without %s for no record', (name) => {
    expect(decodeAccount(without(name))).toBeUndefined();
  });

  it.each(Object.keys(account))('takes a record whose %s is of another type for no record', (name) => {
    for (const value of [null, { spacing: 1 }, [7], ''])
      expect(decodeAccount({ ...account, [name]: value })).toBeUndefined();
  });

  it.each([
    { groupIds: ['grp_1', ''] },
    { location: { region: 7 } },
    { location: { speaks: 'openai-chat' } },
    { location: { preset: ['zai'] } },
    { modelMapping: { fast: 7 } },
    { modelMapping: [['fast', 'claude-haiku-4-5']] },
    { maxConcurrency: 0 },
    { maxConcurrency: 1.5 },
    { weight: '3' },
    { serialQueue: {} },
    { serialQueue: { spacingMs: -1 } },
    { dailyCostUsd: -1 },
    { dailyCostUsd: '12' },
    { expiresAt: 'tomorrow' },
    { cooldownSeconds: { overloaded: -1 } },
    { cooldownSeconds: { nonsense: 1 } },
    { firstByteTimeoutMs: 0 },
    { proxy: {} },
    { proxy: { type: 'socks4', host: 'a', port: 1 } },
    { proxy: { type: 'http', host: '', port: 1 } },
    { proxy: { type: 'http', host: 'a', port: 0 } },
    { proxy: { type: 'http', host: 'a', port: 65_536 } },
    { proxy: { type: 'http', host: 'a', port: '1' } },
    { proxy: { type: 'http', host: 'a', port: 1, username: 7 } },
    { proxy: { type: 'http', host: 'a', port: 1, sealedPassword: null } },
    { headers: { 'x-team': 7 } },
  ])('takes a record with %j for no record', (change) => {
    expect(decodeAccount({ ...account, ...change })).toBeUndefined();
  });

  it('maps no model that an object has by itself', () => {
    expect(decodeAccount(account)?.modelMapping?.constructor).toBeUndefined();
  });

  it('leaves out what it does not know', () => {
    expect(decodeAccount({ ...account, credentials: 'x' })).toEqual(account);
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
