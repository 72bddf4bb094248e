import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PendingConnection, decodePendingConnection } from './pending-connection';

const pending: PendingConnection = {
  target: { accountId: 'acc_1' },
  starter: { userId: 'usr_1', sessionId: 'ses_1', browser: 'digest' },
  client: { tokenUrl: 'https://as.example/token', clientId: 'client' },
  authorizationUrl: 'https://as.example/auth',
  redirectUri: 'https://relay.example/callback',
  verifier: 'verifier',
};

it('a connection under way reads back as it was written', () => {
  const account = { name: 'Team', platform: 'gemini', priority: 50, schedulable: true, personal: false } as const;
  for (const one of [pending, { ...pending, target: { account } }])
    expect(decodePendingConnection(JSON.stringify(one))).toEqual(one);
});

it('a part of one is none', () => {
  for (const name of Object.keys(pending))
    expect(decodePendingConnection(JSON.stringify({ ...pending, [name]: undefined }))).toBeUndefined();
  expect(decodePendingConnection(JSON.stringify({ ...pending, client: { clientId: 'client' } }))).toBeUndefined();
  expect(decodePendingConnection(JSON.stringify({ ...pending, target: { account: {} } }))).toBeUndefined();
});

it('anything else is none, whatever it is', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => decodePendingConnection(text) === undefined));
});
