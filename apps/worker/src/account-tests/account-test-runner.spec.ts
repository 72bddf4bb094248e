import { beforeEach, describe, expect, it } from 'vitest';
import type { Account, AccountTestRun, AccountTestSchedule, CredentialState } from '@app/accounts';
import { GatewayError } from '@app/common';
import type { ProbeQuestion, ProbeResult } from '@app/relay';
import { AccountTestRunner, type RunnerParts, type Tick } from './account-test-runner';

const recurrence = { pattern: '0 6 * * *', tz: 'UTC' };
const tick: Tick = { id: 'repeat:acc_1:1000', accountId: 'acc_1', recurrence };
const answer: ProbeResult = { ok: true, at: 1_000, model: 'm', protocol: 'openai-chat', tookMs: 5, status: 200 };

let schedules: Map<string, Partial<AccountTestSchedule>>;
let accounts: Map<string, Partial<Account>>;
let runs: AccountTestRun[];
let questions: ProbeQuestion[];
let reply: () => Promise<ProbeResult>;
let credentialState: CredentialState;
let runner: AccountTestRunner;

beforeEach(() => {
  schedules = new Map([['acc_1', { id: 'acc_1', cron: '0 6 * * *', enabled: true }]]);
  accounts = new Map([['acc_1', { id: 'acc_1' }]]);
  [runs, questions] = [[], []];
  credentialState = 'usable';
  reply = () => Promise.resolve(answer);
  const collection = { sync: () => Promise.resolve() };
  const parts = {
    schedules: { collection, get: (id: string) => schedules.get(id) },
    accounts: { collection, get: (id: string) => accounts.get(id), credentialState: () => credentialState },
    history: {
      list: () => Promise.resolve(runs),
      add: (_: string, run: AccountTestRun) => Promise.resolve(void runs.push(run)),
    },
    probe: {
      probe: (_: Account, userId: string, question: ProbeQuestion) => {
        expect(userId).toBe('account-test');
        questions.push(question);
        return reply();
      },
    },
    ...{ lookAtPool: () => Promise.resolve(), tellPool: () => Promise.resolve() },
    ...{ timezone: 'UTC', clock: { now: () => 1_000, monotonic: () => 0 } },
  };
  runner = new AccountTestRunner(parts as unknown as RunnerParts);
});

describe('a tick', () => {
  it('that is tried again when its run is kept asks nobody', async () => {
    await runner.run(tick);
    await runner.run(tick);
    await runner.run({ ...tick, id: 'repeat:acc_1:2000' });
    expect(questions).toHaveLength(2);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(2);
  });

  it('is left to be tried again where the books cannot be opened', async () => {
    reply = () => Promise.reject(new GatewayError('gateway_unavailable', 'away'));
    await expect(runner.run(tick)).rejects.toThrow('away');
    expect(runs).toEqual([]);
    reply = () => Promise.resolve(answer);
    await runner.run(tick);
    expect(runs).toMatchObject([{ ok: true, trigger: 'schedule' }]);
  });

  it('says by the relay’s own code why nobody could be asked', async () => {
    schedules.set('acc_1', { ...schedules.get('acc_1'), model: 'x' });
    reply = () => Promise.reject(new GatewayError('caller_token_missing', 'sk-canary'));
    await runner.run(tick);
    expect(runs).toEqual([
      {
        ...{ id: expect.any(String) as string, at: '1970-01-01T00:00:01.000Z', trigger: 'schedule', ok: false },
        ...{ failure: 'caller_token_missing', tookMs: 0, model: 'x' },
      },
    ]);
  });

  it.each(['unreadable', 'needs_reauth'] as const)(
    'asks nobody with credentials that are %s, and says so',
    async (state) => {
      credentialState = state;
      await runner.run(tick);
      expect([questions, runs]).toMatchObject([[], [{ ok: false, failure: state }]]);
    },
  );

  it('does not hide a fault of ours in the history', async () => {
    reply = () => Promise.reject(new TypeError('ours'));
    await expect(runner.run(tick)).rejects.toThrow('ours');
    expect(runs).toEqual([]);
  });

  it.each<[string, () => void, Partial<Tick>]>([
    ['there is no schedule', () => schedules.clear(), {}],
    ['it is switched off', () => schedules.set('acc_1', { ...schedules.get('acc_1'), enabled: false }), {}],
    ['it says something else by now', () => undefined, { recurrence: { ...recurrence, pattern: '0 7 * * *' } }],
    ['it is read by another clock by now', () => undefined, { recurrence: { ...recurrence, tz: 'Europe/Berlin' } }],
    ['there is no account', () => accounts.clear(), {}],
  ])('asks nobody where %s', async (_, change, fields) => {
    change();
    await runner.run({ ...tick, ...fields });
    expect([questions, runs]).toEqual([[], []]);
  });
});
