import { describe, expect, it } from 'vitest';
import type { Account, AccountState, Cooldown } from '@app/accounts';
import { type AccountFacts, viewOfAccountState } from './view-account-state';

const now = Date.parse('2026-11-21T10:00:00.000Z');
const account: Account = {
  ...{ id: 'acc_1', name: 'team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-01T00:00:00.000Z',
};
const facts: AccountFacts = { account, credentialState: 'usable', state: undefined, running: undefined, now };
const cooldown: Cooldown = {
  ...{ scope: 'account', cause: 'overloaded', since: now - 1_000, until: now + 1_000 },
  evidence: { status: 529, code: 'overloaded_error', requestId: 'req_1' },
};
const stateWith = (...cooldowns: Cooldown[]): AccountState => ({ id: 'acc_1', cooldowns, windows: [] });

describe('viewOfAccountState', () => {
  it('says that an account of which nothing is known is available', () => {
    expect(viewOfAccountState(facts)).toStrictEqual({ status: 'available', cooldowns: [], windows: [] });
  });

  const paused = { ...account, schedulable: false };
  const expired = { ...paused, expiresAt: '2026-11-21T10:00:00.000Z' };
  const cooling = stateWith(cooldown);
  it.each<[string, Partial<AccountFacts>]>([
    ['cooling', { state: cooling }],
    ['cooling', { state: stateWith({ ...cooldown, scope: 'host' }) }],
    ['available', { state: stateWith({ ...cooldown, scope: 'family:opus' }) }],
    ['available', { state: stateWith({ ...cooldown, until: now }) }],
    ['available', { account: { ...account, expiresAt: '2026-11-21T10:00:00.001Z' } }],
    ['paused', { account: paused, state: cooling }],
    ['expired', { account: expired, state: cooling }],
    ['unreadable', { account: expired, credentialState: 'unreadable', state: cooling }],
    ['needs_reauth', { account: expired, credentialState: 'needs_reauth', state: cooling }],
  ])('gives the status %s for %j', (status, change) => {
    expect(viewOfAccountState({ ...facts, ...change }).status).toBe(status);
  });

  it('shows the cooldowns that last, the windows, the pace, the requests under way and the cost', () => {
    const family: Cooldown = { scope: 'family:opus', cause: 'throttled', since: now, until: now + 5_000, evidence: {} };
    const state: AccountState = {
      id: 'acc_1',
      cooldowns: [family, { ...cooldown, until: now - 1 }],
      windows: [
        { name: '5h', status: 'warning', utilization: 0.9, resetsAt: now + 60_000 },
        { name: '7d_opus', status: 'rejected', family: 'opus' },
      ],
      firstByteMs: 812.5,
      spent: { day: '2026-11-21', nanoDollars: '1234500000' },
    };
    expect(viewOfAccountState({ ...facts, state, running: 3 })).toStrictEqual({
      status: 'available',
      cooldowns: [
        {
          ...{ scope: 'family:opus', cause: 'throttled', evidence: {} },
          ...{ since: '2026-11-21T10:00:00.000Z', until: '2026-11-21T10:00:05.000Z' },
        },
      ],
      windows: [
        { name: '5h', status: 'warning', utilization: 0.9, resetsAt: '2026-11-21T10:01:00.000Z' },
        { name: '7d_opus', status: 'rejected', family: 'opus' },
      ],
      firstByteMs: 812.5,
      running: 3,
      spent: { day: '2026-11-21', costUsd: '1.2345' },
    });
  });
});
