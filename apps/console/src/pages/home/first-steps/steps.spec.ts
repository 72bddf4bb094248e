import { expect, it } from 'vitest';
import { stepsOf } from './steps';

const member = { mayHaveKeys: true, mayAddAccounts: false, mayAddWebhooks: false };
const administrator = { mayHaveKeys: true, mayAddAccounts: true, mayAddWebhooks: true };

it('shows members the way to their first answer', () => {
  const steps = stepsOf({ keys: { latestId: undefined, wasUsed: false } }, member);
  expect(steps).toEqual([
    { name: 'password', isDone: true },
    { name: 'key', isDone: false, to: '/keys/new' },
    { name: 'request', isDone: false, to: '/keys' },
  ]);
});

it('ticks by what is true, and leads to what there is', () => {
  const known = {
    keys: { latestId: 'key_1', wasUsed: true },
    accounts: { latestId: 'acc_1', hasAnswered: false },
    ...{ groups: 0, webhooks: 2 },
  };
  const steps = stepsOf(known, administrator);
  expect(steps.map(({ name, isDone }) => [name, isDone])).toEqual([
    ...[['password', true] as const, ['account', true] as const, ['answered', false] as const],
    ...[['group', false] as const, ['key', true] as const, ['request', true] as const, ['webhook', true] as const],
  ]);
  expect(steps.find(({ name }) => name === 'answered')?.to).toBe('/accounts/acc_1');
  expect(steps.find(({ name }) => name === 'request')?.to).toBe('/keys/key_1?tab=use');
});

it('says nothing of what is not known yet', () => {
  const steps = stepsOf({}, administrator).filter(({ name }) => name !== 'password');
  expect(steps.every(({ isDone }) => isDone === undefined)).toBe(true);
});
