import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { changeAccount } from './account-from-request';

const account: Account = {
  id: 'acc_1',
  name: 'team',
  platform: 'claude',
  baseUrl: 'https://api.example.com',
  priority: 50,
  models: ['claude-*'],
  schedulable: true,
  personal: true,
  ownerId: 'usr_1',
  createdAt: '2026-11-21T00:00:00.000Z',
};

describe('changeAccount', () => {
  it('leaves alone what is not named', () => {
    expect(changeAccount(account, {})).toEqual(account);
    expect(changeAccount(account, { priority: 1 })).toEqual({ ...account, priority: 1 });
    expect(changeAccount(account, { schedulable: false, personal: false })).toMatchObject({
      schedulable: false,
      personal: false,
    });
  });

  it('takes away what is null, so that the record has no such field', () => {
    const changed = changeAccount(account, { baseUrl: null, models: null, ownerId: null });
    expect(Object.keys(changed)).not.toEqual(expect.arrayContaining(['baseUrl']));
    expect(Object.keys(changed)).not.toEqual(expect.arrayContaining(['models']));
    expect(Object.keys(changed)).not.toEqual(expect.arrayContaining(['ownerId']));
  });
});
