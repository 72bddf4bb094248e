import { describe, expect, it } from 'vitest';
import type { Account, CooldownCause, CooldownScope } from '@app/accounts';
import { KnownAccounts } from './known-accounts';
import type { Spell } from './spell';
import { spellEvent } from './spell-event';

const T = Date.parse('2026-11-21T10:00:00Z');
const account = (id: string, groupIds?: readonly string[]): Account => ({
  ...{ id, name: `Team ${id}`, platform: 'claude', priority: 50, schedulable: true, personal: false },
  ...{ createdAt: '2026-11-21T09:00:00.000Z', ...(groupIds ? { groupIds } : {}) },
});

function knownOf(accounts: readonly Account[]): KnownAccounts {
  const byId = new Map(accounts.map((one) => [one.id, one]));
  return new KnownAccounts({
    accounts: { collection: { get: (id) => byId.get(id), values: () => byId.values() } },
    adapters: { claude: { originOf: () => 'https://api.example' } } as never,
  });
}
const known = knownOf([account('acc_1', ['grp_1']), account('acc_2', ['grp_1', 'grp_2'])]);

const spell = (cause: CooldownCause, scope: CooldownScope = 'account', change: Partial<Spell> = {}): Spell => ({
  ...{ name: '1-0', id: 'acc_1', scope, cause, since: T, until: T + 300_000, isBrief: false, isTold: true },
  ...{ evidence: { status: 529, code: 'overloaded_error', requestId: 'req_1' }, ...change },
});
const begun = (one: Spell) => spellEvent({ kind: 'begun', spell: one, at: T }, known);

describe('spellEvent', () => {
  it('says who rests, why, since when and until when, to the groups that it concerns', () => {
    expect(begun(spell('overloaded'))).toEqual({
      type: 'account.cooling',
      at: '2026-11-21T10:00:00.000Z',
      groupIds: ['grp_1'],
      summary: 'Account Team acc_1 is left alone until 2026-11-21T10:05:00.000Z: overloaded, 529 overloaded_error',
      data: {
        ...{ accountId: 'acc_1', accountName: 'Team acc_1', platform: 'claude', cause: 'overloaded', scope: 'account' },
        ...{ spell: '1-0', since: '2026-11-21T10:00:00.000Z', until: '2026-11-21T10:05:00.000Z' },
        ...{ status: 529, code: 'overloaded_error', requestId: 'req_1' },
      },
      once: { name: 'account.cooling:1-0', forMs: expect.any(Number) as number },
    });
  });

  it.each([
    ['unauthorized', 'account', 'account.unauthorized'],
    ['forbidden', 'account', 'account.unauthorized'],
    ['forbidden', 'family:opus', 'account.cooling'],
    ['quota-exhausted', 'account', 'account.quota_exhausted'],
    ['window-used-up', 'family:opus', 'account.quota_exhausted'],
    ['rate-limited', 'account', 'account.cooling'],
    ['failing', 'account', 'account.cooling'],
  ] as const)('tells of %s of %s as %s', (cause, scope, type) => {
    expect(begun(spell(cause, scope)).type).toBe(type);
  });

  it('names the family of models that rests', () => {
    const event = begun(spell('throttled', 'family:opus'));
    expect(event).toMatchObject({ data: { scope: 'family', family: 'opus' } });
    expect(event.summary).toMatch(/^Account Team acc_1 for opus models is left alone/);
  });

  it('says how long it lasted, what ended it, and what else stands: account.recovered', () => {
    const one = spell('unauthorized');
    const news = { kind: 'ended', spell: one, at: T + 95_000, how: 'answered', isStillCooling: true } as const;
    expect(spellEvent(news, known)).toMatchObject({
      ...{ type: 'account.recovered', at: '2026-11-21T10:01:35.000Z', groupIds: ['grp_1'] },
      data: { lastedSeconds: 95, how: 'answered', began: 'account.unauthorized', isStillCooling: true, spell: '1-0' },
      once: { name: 'account.recovered:1-0' },
      summary:
        'Account Team acc_1 can be used again after 1 min 35 s (unauthorized, 529 overloaded_error): it has answered again; it is still left alone for something else',
    });
  });

  it('counts what nobody tried to the end of its time, and not to when doubts were over', () => {
    const news = { kind: 'ended', spell: spell('failing'), at: T + 900_000, how: 'time-passed' } as const;
    const event = spellEvent({ ...news, isStillCooling: false }, known);
    expect(event.data.lastedSeconds).toBe(300);
    expect(event.summary).toMatch(/its time is over, and nobody has tried it since$/);
  });

  it('tells of a host once, with the accounts behind it', () => {
    const host = spell('unreachable', 'host', { id: 'host:https://api.example' });
    const event = begun(host);
    expect(event).toMatchObject({
      data: { host: 'https://api.example', accountIds: ['acc_1', 'acc_2'], scope: 'host' },
      groupIds: ['grp_1', 'grp_2'],
    });
    expect(event.data).not.toHaveProperty('accountId');
    expect(event.summary).toMatch(/^Everything at https:\/\/api\.example is left alone/);
  });

  it('concerns everybody where an account is in no group, or is gone', () => {
    const alone = knownOf([account('acc_1')]);
    expect(spellEvent({ kind: 'begun', spell: spell('failing'), at: T }, alone)).not.toHaveProperty('groupIds');
    const gone = spellEvent({ kind: 'begun', spell: spell('failing'), at: T }, knownOf([]));
    expect(gone).not.toHaveProperty('groupIds');
    expect(gone).toMatchObject({ data: { accountId: 'acc_1' }, summary: expect.stringContaining('acc_1') as string });
  });

  it('gives a window that is used up one name, whoever saw it', () => {
    const used = spell('window-used-up', 'account', { evidence: { code: '5h' }, until: T + 3_600_000 });
    expect(begun(used).once?.name).toBe(`account.quota:acc_1:5h:exhausted:${T + 3_600_000}`);
  });
});
