import { beforeEach, describe, expect, it } from 'vitest';
import type { Account, AccountReport, AccountState, Cooldown, Cooling, UpstreamWindow } from '@app/accounts';
import { AccountHealth } from './account-health';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const ORIGIN = 'https://api.example';
const MODEL = 'claude-opus-4-1';
const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};

let now: number;
let known: Map<string, AccountState>;
let calls: unknown[][];
let isAway: boolean;
let errors: unknown[];
let health: AccountHealth;

const note = (...call: unknown[]): Promise<void> => {
  if (isAway) return Promise.reject(new Error('away'));
  calls.push(call);
  return Promise.resolve();
};
const cooldown = (change: Partial<Cooldown> = {}): Cooldown => ({
  ...{ scope: 'account', cause: 'rate-limited', since: NOW - 60_000, until: NOW - 1_000, evidence: {} },
  ...change,
});
const know = (id: string, change: Partial<AccountState>): void => {
  known.set(id, { id, cooldowns: [], windows: [], ...change });
};
const answered = (windows: readonly UpstreamWindow[] = [], firstByteMs = 100): void =>
  health.answered(account, ORIGIN, MODEL, windows, firstByteMs);

beforeEach(() => {
  now = NOW;
  known = new Map();
  [calls, errors] = [[], []];
  isAway = false;
  health = new AccountHealth({
    states: {
      get: (id) => known.get(id),
      cool: (id: string, cooling: Cooling) => note('cool', id, cooling.cause),
      recover: (id: string, cooldowns: readonly Cooldown[]) => note('recover', id, cooldowns),
      report: (id: string, report: AccountReport) => note('report', id, report),
      reset: (id) => note('reset', id),
      forget: (id) => note('forget', id),
    },
    clock: { now: () => now, monotonic: () => now },
    random: () => 0,
    onError: (error) => errors.push(error),
  });
});

describe('a failure', () => {
  it('cools the account, or the host that could not be reached', () => {
    health.failed(account, ORIGIN, MODEL, { status: 401, verdict: { failure: 'unauthorized', scope: 'account' } }, 'r');
    health.failed(account, ORIGIN, MODEL, { egress: 'unreachable' }, 'r');
    health.failed(account, ORIGIN, MODEL, { egress: 'aborted' }, 'r');
    expect(calls).toEqual([
      ['cool', 'acc_1', 'unauthorized'],
      ['cool', `host:${ORIGIN}`, 'unreachable'],
    ]);
  });

  it('is not lost on anybody but Redis when Redis is away', async () => {
    isAway = true;
    health.failed(account, ORIGIN, MODEL, { egress: 'unreachable' }, 'r');
    await health.settled();
    expect(errors).toEqual([new Error('away')]);
  });
});

describe('a good answer', () => {
  it('tells Redis nothing by itself', () => {
    answered();
    answered();
    expect(calls).toEqual([]);
  });

  it.each<[string, Cooldown, number, boolean]>([
    ['one that is over', cooldown(), 100, true],
    ['one that is over, by a request that left before it began', cooldown(), 61_000, false],
    ['one that still lasts', cooldown({ until: NOW + 1 }), 100, false],
    ['a guess that still lasts', cooldown({ cause: 'overloaded', until: NOW + 1 }), 100, true],
    ['a guess, by a request that was under way', cooldown({ cause: 'overloaded', until: NOW + 1 }), 59_500, false],
    ['one of its family', cooldown({ scope: 'family:opus' }), 100, true],
    ['one of another family', cooldown({ scope: 'family:sonnet' }), 100, false],
  ])('ends or leaves %s', (_, held, firstByteMs, ends) => {
    know('acc_1', { cooldowns: [held] });
    answered([], firstByteMs);
    expect(calls).toEqual(ends ? [['recover', 'acc_1', [held]]] : []);
  });

  it('ends what was known of its host, and says so once', async () => {
    const held = cooldown({ scope: 'host', cause: 'unreachable' });
    know(`host:${ORIGIN}`, { cooldowns: [held] });
    answered();
    answered();
    expect(calls).toEqual([['recover', `host:${ORIGIN}`, [held]]]);
    await health.settled();
    answered();
    expect(calls.filter(([what]) => what === 'recover')).toHaveLength(2);
  });

  it('that reports a used-up window cools until its reset, once', () => {
    const window: UpstreamWindow = { name: '5h', status: 'rejected', resetsAt: NOW + 60_000 };
    answered([window]);
    know('acc_1', { cooldowns: [cooldown({ cause: 'window-used-up', until: NOW + 60_000 })] });
    answered([window]);
    expect(calls).toEqual([['cool', 'acc_1', 'window-used-up']]);
    answered([{ ...window, resetsAt: NOW + 120_000 }]);
    expect(calls).toHaveLength(2);
  });
});

describe('what is gathered', () => {
  const reports = (): unknown[] => calls.filter(([what]) => what === 'report').map(([, , report]) => report);

  it('is told in one batch', async () => {
    answered([], 100);
    answered([], 300);
    health.spent('acc_1', 5n, '2026-11-21');
    health.spent('acc_1', 7n, '2026-11-21');
    health.spent('acc_1', 0n, '2026-11-22');
    await health.settled();
    await health.settled();
    expect(reports()).toEqual([
      {
        ...{ batch: 1, windows: [], answers: 2, meanFirstByteMs: 200 },
        spent: { day: '2026-11-21', nanoDollars: 12n },
      },
    ]);
  });

  it('is told in two batches where a day has ended', async () => {
    health.spent('acc_1', 5n, '2026-11-21');
    health.spent('acc_1', 7n, '2026-11-22');
    await health.settled();
    expect(reports()).toMatchObject([
      { batch: 1, spent: { day: '2026-11-21', nanoDollars: 5n } },
      { batch: 2, spent: { day: '2026-11-22', nanoDollars: 7n } },
    ]);
  });

  it('is told again as the same batch when it is not sure that it arrived, and what came later after it', async () => {
    health.spent('acc_1', 5n, '2026-11-21');
    isAway = true;
    await health.settled();
    health.spent('acc_1', 7n, '2026-11-21');
    await health.settled();
    isAway = false;
    await health.settled();
    await health.settled();
    expect(errors).toHaveLength(2);
    expect(reports()).toMatchObject([
      { batch: 1, spent: { nanoDollars: 5n } },
      { batch: 2, spent: { nanoDollars: 7n } },
    ]);
  });

  it('holds windows that differ from what is known, and no others', async () => {
    const window: UpstreamWindow = { name: '5h', status: 'allowed', utilization: 0.5, resetsAt: NOW + 60_000 };
    know('acc_1', { windows: [window] });
    answered([{ ...window, utilization: 0.509, resetsAt: NOW + 90_000 }]);
    await health.settled();
    answered([
      { ...window, utilization: 0.51 },
      { name: '7d', status: 'allowed' },
    ]);
    await health.settled();
    answered([{ ...window, status: 'warning' }]);
    await health.settled();
    expect(reports()).toMatchObject([
      { windows: [] },
      { windows: [{ name: '5h', utilization: 0.51 }, { name: '7d' }] },
      { windows: [{ name: '5h', status: 'warning' }] },
    ]);
  });

  it('holds what a refusal says of windows, which cools nothing by itself', async () => {
    const window = { name: '5h', status: 'rejected', utilization: 1, resetsAt: NOW + 60_000 } as const;
    health.sawWindows('acc_1', [window]);
    await health.settled();
    expect(calls).toMatchObject([['report', 'acc_1', { windows: [window], answers: 0 }]]);
  });

  it('is dropped for an account that is gone', async () => {
    answered();
    await health.forget('acc_1');
    await health.settled();
    expect(calls).toEqual([['forget', 'acc_1']]);
  });
});

describe('what is known', () => {
  it('of the host belongs to the account', async () => {
    const held = cooldown({ scope: 'host', cause: 'unreachable', until: NOW + 5 });
    know(`host:${ORIGIN}`, { cooldowns: [held] });
    expect(health.availabilityOf(account, ORIGIN, MODEL, now)).toEqual({
      kind: 'cooling',
      cooldown: held,
      isSoft: true,
    });
    expect(health.availabilityOf(account, 'https://other.example', MODEL, now)).toEqual({ kind: 'available' });
    expect(health.stateOf('acc_1')).toBeUndefined();
    expect(health.stateOf('acc_1', ORIGIN)?.cooldowns).toEqual([held]);
    await health.reset('acc_1', ORIGIN);
    expect(calls).toEqual([
      ['reset', 'acc_1'],
      ['reset', `host:${ORIGIN}`],
    ]);
  });
});
