import { hash } from 'node:crypto';
import {
  type Account,
  type AccountTestHistory,
  type AccountTestRun,
  type AccountTestSchedule,
  type AccountTestSchedules,
  type Accounts,
} from '@app/accounts';
import { type Clock, GatewayError } from '@app/common';
import { type AccountProbe, PROBE_KEY_ID, testRunOf } from '@app/relay';
import { type Recurrence, isSameRecurrence, recurrenceOf } from './recurrence';

/** One moment of a schedule. */
export interface Tick {
  /** The same when it is tried again. */
  readonly id: string;
  readonly accountId: string;
  /** What it comes from. */
  readonly recurrence: Recurrence;
}

export interface RunnerParts {
  readonly schedules: AccountTestSchedules;
  readonly accounts: Accounts;
  readonly history: AccountTestHistory;
  readonly probe: Pick<AccountProbe, 'probe'>;
  /** Resolves when all that a probe needs to know is as Redis has it. */
  readonly lookAtPool: () => Promise<void>;
  /** Resolves when all gateways can know what the probe's answer said of its account. */
  readonly tellPool: () => Promise<void>;
  /** Of the relay: an IANA name. */
  readonly timezone: string;
  readonly clock: Clock;
}

/** In the books, nobody asks: what tests by schedule cost stands under the same name as their key. */
const USER_ID = PROBE_KEY_ID;
const ID_LETTERS = 20;

/** Asks the account whose time has come. */
export class AccountTestRunner {
  constructor(private readonly parts: RunnerParts) {}

  /**
   * A tick whose schedule or account has gone or changed since does nothing, and neither does one that has its run.
   * @throws GatewayError `gateway_unavailable` where the books could not be opened: nobody was asked
   */
  async run(tick: Tick): Promise<void> {
    const { schedules, accounts, history, timezone, lookAtPool, tellPool } = this.parts;
    await Promise.all([schedules.collection.sync(), accounts.collection.sync(), lookAtPool()]);
    const schedule = schedules.get(tick.accountId);
    const account = accounts.get(tick.accountId);
    if (!schedule?.enabled || !account) return;
    if (!isSameRecurrence(tick.recurrence, recurrenceOf(schedule, timezone))) return;
    const id = runIdOf(tick);
    const former = await history.list(account.id);
    if (former.some((run) => run.id === id)) return;
    const run = await this.ask(account, schedule, id);
    await accounts.collection.sync();
    if (accounts.get(account.id)) await history.add(account.id, run);
    await tellPool();
  }

  private async ask(account: Account, { model, prompt }: AccountTestSchedule, id: string): Promise<AccountTestRun> {
    const { accounts, probe, clock } = this.parts;
    const [at, since] = [clock.now(), clock.monotonic()];
    const failed = (failure: string): AccountTestRun => ({
      ...{ id, at: new Date(at).toISOString(), trigger: 'schedule', ok: false, failure },
      tookMs: Math.round(clock.monotonic() - since),
      ...(model === undefined ? {} : { model }),
    });
    const credentialState = accounts.credentialState(account.id);
    // Nobody is asked with them, and a cooldown would outlast the new ones.
    if (credentialState !== 'usable') return failed(credentialState);
    try {
      return testRunOf(await probe.probe(account, USER_ID, { model, prompt }), id, 'schedule');
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code === 'gateway_unavailable') throw error;
      return failed(error.code);
    }
  }
}

/** Two runs of one tick are one. */
const runIdOf = ({ id }: Tick): string => `tst_${hash('sha256', id, 'hex').slice(0, ID_LETTERS)}`;
