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
};
const required = Object.keys(apiKey).filter((name) => name !== 'expiresAt');

describe('decodeApiKey', () => {
  it('reads back what was written', () => {
    expect(decodeApiKey(JSON.parse(JSON.stringify(apiKey)))).toEqual(apiKey);
  });

  it('reads a key that does not expire, and leaves out what it does not know', () => {
    const lasting = Object.fromEntries(Object.entries(apiKey).filter(([name]) => name !== 'expiresAt'));
    expect(decodeApiKey({ ...lasting, role: 'owner' })).toEqual(lasting);
  });

  it.each(required)('takes a record without %s for no record', (name) => {
    const partial = Object.fromEntries(Object.entries(apiKey).filter(([key]) => key !== name));
    expect(decodeApiKey(partial)).toBeUndefined();
  });

  it.each(Object.keys(apiKey))('takes a record whose %s is of another type for no record', (name) => {
    for (const value of [null, 7, '', {}, []]) expect(decodeApiKey({ ...apiKey, [name]: value })).toBeUndefined();
  });

  it.each([undefined, null, {}, [], 'key', 7])('takes %j for no record', (value) => {
    expect(decodeApiKey(value)).toBeUndefined();
  });
});
