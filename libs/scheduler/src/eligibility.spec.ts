import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { type EligibilityQuestion, type Ineligibility, ineligibilities } from './eligibility';

const account: Account = {
  id: 'acc_1',
  name: 'Team',
  platform: 'claude',
  priority: 50,
  schedulable: true,
  personal: false,
  createdAt: '2026-11-21T10:00:00.000Z',
};
const question: EligibilityQuestion = {
  model: 'claude-sonnet-4-5',
  userId: 'usr_1',
  platformModels: ['claude-*'],
  credentialState: 'usable',
  alreadyTried: false,
};

describe('ineligibilities', () => {
  it('has nothing against an account that is well', () => {
    expect(ineligibilities(account, question)).toEqual([]);
  });

  it.each<[Ineligibility, Partial<Account>, Partial<EligibilityQuestion>]>([
    ['switched-off', { schedulable: false }, {}],
    ['credential-unreadable', {}, { credentialState: 'unreadable' }],
    ['model-not-served', {}, { model: 'gpt-5' }],
    ['model-not-served', { models: ['claude-opus-*'] }, {}],
    ['model-not-served', { models: [] }, {}],
    ['personal-of-another-user', { personal: true, ownerId: 'usr_2' }, {}],
    ['personal-of-another-user', { personal: true }, {}],
    ['already-tried', {}, { alreadyTried: true }],
  ])('says %s of %j asked %j', (reason, changedAccount, changedQuestion) => {
    expect(ineligibilities({ ...account, ...changedAccount }, { ...question, ...changedQuestion })).toEqual([reason]);
  });

  it('lets the owner use a personal account, and everybody one that merely has an owner', () => {
    expect(ineligibilities({ ...account, personal: true, ownerId: 'usr_1' }, question)).toEqual([]);
    expect(ineligibilities({ ...account, personal: false, ownerId: 'usr_2' }, question)).toEqual([]);
  });

  it("asks an account's own list in the place of its platform's", () => {
    expect(ineligibilities({ ...account, models: ['glm-*'] }, { ...question, model: 'glm-4.6' })).toEqual([]);
  });

  it('gives every reason there is', () => {
    const worst = { ...account, schedulable: false, personal: true, models: [] };
    const asked: EligibilityQuestion = { ...question, credentialState: 'unreadable', alreadyTried: true };
    expect(ineligibilities(worst, asked)).toHaveLength(5);
  });
});
