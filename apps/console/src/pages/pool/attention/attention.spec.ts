import { describe, expect, it } from 'vitest';
import type { LiveAccount, LiveEvent, LiveQueue } from '../../../live/live-types';
import { accountMatters } from './account-troubles';
import { type Attention, inOrder } from './attention';
import { groupMatters } from './group-troubles';
import { queueMatters } from './queue-troubles';
import { toldMatters } from './told-troubles';

const account = (id: string, changes: Partial<LiveAccount> = {}): LiveAccount => ({
  ...{ id, name: id, platform: 'claude', status: 'available', reason: null, since: null, until: null },
  ...{ cooldowns: [], windows: [], running: 0, waiting: 0 },
  ...changes,
});
const cooling = (id: string, reason: LiveAccount['reason'], since: string, until: string): LiveAccount =>
  account(id, { status: 'cooling', reason, since, until });
const byId = (...accounts: LiveAccount[]): ReadonlyMap<string, LiveAccount> =>
  new Map(accounts.map((each) => [each.id, each]));
const event = (type: LiveEvent['type'], at: string, groupId?: string): LiveEvent => ({
  ...{ id: `evt_${type}_${at}`, type, severity: 'critical', at, summary: 'What was said', data: {} },
  subject: groupId === undefined ? null : { kind: 'account-groups', id: groupId },
});
const [ten, eleven, noon] = ['2026-11-21T10:00:00Z', '2026-11-21T11:00:00Z', '2026-11-21T12:00:00Z'];

describe('accountMatters', () => {
  it('says nothing of accounts that serve, or that somebody paused', () => {
    expect(accountMatters([account('acc_1'), account('acc_2', { status: 'paused' })])).toEqual([]);
  });

  it('makes one matter of all accounts with the same trouble, since the first and until the first', () => {
    const matters = accountMatters([
      cooling('acc_2', 'overloaded', eleven, noon),
      cooling('acc_1', 'overloaded', ten, '2026-11-21T13:00:00Z'),
      cooling('acc_3', 'unauthorized', eleven, noon),
    ]);
    expect(matters).toHaveLength(2);
    expect(matters[0]).toMatchObject({ trouble: 'overloaded', urgency: 'passing', since: ten, until: noon });
    expect(matters[0]).toMatchObject({ accounts: [{ id: 'acc_1' }, { id: 'acc_2' }] });
    expect(matters[1]).toMatchObject({ trouble: 'unauthorized', urgency: 'critical' });
  });

  it('goes by the state where somebody has to act, whatever the reason is called', () => {
    const one = account('acc_1', { status: 'needs_reauth', reason: 'invalid_grant', since: ten });
    expect(accountMatters([one])).toMatchObject([{ trouble: 'needs_reauth', since: ten }]);
  });
});

describe('groupMatters', () => {
  const group = { id: 'grp_1', name: 'Research', accountIds: ['acc_1', 'acc_2'] };

  it('says nothing of a group of which one account serves, and of one that is empty', () => {
    const accounts = byId(cooling('acc_1', 'failing', ten, noon), account('acc_2'));
    expect(groupMatters([group, { ...group, accountIds: [] }], accounts, [])).toEqual([]);
  });

  it('says since when none serves: since the last one went away', () => {
    const accounts = byId(cooling('acc_1', 'failing', ten, noon), cooling('acc_2', 'failing', eleven, noon));
    expect(groupMatters([group], accounts, [])).toMatchObject([
      { trouble: 'none-available', since: eleven, until: noon },
    ]);
  });

  it('does not make up a time where one account does not say since when', () => {
    const accounts = byId(account('acc_1', { status: 'paused' }), cooling('acc_2', 'failing', eleven, noon));
    expect(groupMatters([group], accounts, [])[0]).not.toHaveProperty('since');
  });

  it('tells refusals until they are over, each family of models for itself', () => {
    const saturated = [event('pool.saturated', ten, 'grp_1'), event('pool.saturated', eleven, 'grp_1')];
    const accounts = byId(account('acc_1'));
    expect(groupMatters([group], accounts, saturated)).toMatchObject([{ trouble: 'refusing', since: ten }]);
    const once = [...saturated, event('pool.recovered', noon, 'grp_1')];
    expect(groupMatters([group], accounts, once)).toMatchObject([{ trouble: 'refusing', since: eleven }]);
    expect(groupMatters([group], accounts, [...once, event('pool.recovered', noon, 'grp_1')])).toEqual([]);
  });

  it('tells refusals of the whole pool, and says of one group one thing', () => {
    const accounts = byId(cooling('acc_1', 'failing', ten, noon));
    const events = [event('pool.saturated', ten), event('pool.saturated', ten, 'grp_1')];
    const matters = groupMatters([group], accounts, events);
    expect(matters.map(({ id }) => id)).toEqual(['group ', 'group grp_1']);
    expect(matters[0]).not.toHaveProperty('group');
  });
});

describe('queueMatters', () => {
  const queue = (changes: Partial<LiveQueue>): LiveQueue => ({
    ...{ name: 'schedules', paused: false, waiting: 0, active: 0, delayed: 3, failed: 9, failedLately: 0 },
    ...{ oldestWaitingSeconds: null, workers: 1 },
    ...changes,
  });
  const troubles = (changes: Partial<LiveQueue>): unknown[] =>
    queueMatters([queue(changes)], Date.parse(noon)).map((matter) =>
      'trouble' in matter ? matter.trouble : undefined,
    );

  it('says nothing of what failed long ago, and where nobody can count workers', () => {
    expect(troubles({})).toEqual([]);
    expect(troubles({ workers: null })).toEqual([]);
  });

  it.each([
    ['unattended', { workers: 0, paused: true }],
    ['paused', { paused: true, oldestWaitingSeconds: 900 }],
    ['late', { oldestWaitingSeconds: 301, failedLately: 1 }],
    ['failing', { failedLately: 1 }],
  ])('says %s, the worst first', (trouble, changes) => expect(troubles(changes)).toEqual([trouble]));

  it('knows since when work waits', () => {
    expect(queueMatters([queue({ oldestWaitingSeconds: 3_600 })], Date.parse(noon))[0]?.since).toBe(
      new Date(eleven).toISOString(),
    );
  });
});

describe('toldMatters', () => {
  it('says each kind of event once, with how often it was told within a day', () => {
    const events = [
      event('auth.lockout', '2026-11-20T11:00:00Z'),
      ...[event('auth.lockout', ten), event('key.created', ten), event('auth.lockout', eleven)],
    ];
    expect(toldMatters(events, Date.parse(noon))).toMatchObject([
      { trouble: 'auth.lockout', count: 2, since: eleven, latest: { at: eleven } },
    ]);
  });
});

it('puts what is urgent first, and keeps its order whatever order it was told in', () => {
  const matters: Attention[] = [
    ...accountMatters([cooling('acc_1', 'overloaded', ten, noon), cooling('acc_2', 'unauthorized', ten, noon)]),
    { id: 'store', kind: 'store', urgency: 'critical', since: ten },
  ];
  const ids = ['store', 'accounts unauthorized', 'accounts overloaded'];
  expect(inOrder(matters).map(({ id }) => id)).toEqual(ids);
  expect(inOrder([...matters].reverse()).map(({ id }) => id)).toEqual(ids);
});
