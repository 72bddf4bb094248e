import { AccountTestHistory, AccountTestSchedules, Accounts } from '@app/accounts';
import { type AuditKey, AuditTrail, actAs } from '@app/audit';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { createJobQueue } from '@app/queue';
import type { JobHandler } from '@app/queue/worker';
import { RedisClock, type RedisConnection, redisKeys } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { CredentialVault } from '@app/vault';
import type { RepeatedTask } from '../repeated-task';
import { AccountTestRunner } from './account-test-runner';
import { createAccountProbe } from './create-account-probe';
import { recurrenceIn } from './recurrence';
import { ScheduleKeeper } from './schedule-keeper';

/** Tests of accounts by their own schedules: a task that keeps the schedules, and what is to be done with the jobs that come of them. */
export interface AccountTests {
  readonly task: RepeatedTask;
  readonly handler: JobHandler<'account-tests'>;
  start(): void;
  /** When no job is under way any more. */
  stop(): Promise<void>;
}

const context = { actor: { kind: 'system', task: 'account-tests' }, origin: {} } as const;
/** Of one worker. */
export const TESTS_AT_ONCE = 4;
/** A change of a schedule takes effect in this time. */
const LOOK_EVERY_MS = 1_000;
/** Somebody who has begun to write a schedule down has done it by then, or never will. */
const WRITING_MS = 5_000;

export function createAccountTests(
  settings: Settings,
  redis: RedisConnection,
  auditKey: AuditKey,
  logger: Logger,
): AccountTests {
  const [clock, { timezone }] = [systemClock, settings];
  const vault = new CredentialVault(settings.masterKeys);
  const auditTrail = new AuditTrail(redis, clock, auditKey);
  const accounts = new Accounts(redis, vault, clock);
  const schedules = new AccountTestSchedules(redis, clock);
  for (const collection of [accounts.credentialCollection, schedules.collection]) collection.keepJournal(auditTrail);
  const history = new AccountTestHistory(redis, clock);
  const queue = createJobQueue('account-tests', redis);
  const asking = createAccountProbe(settings, redis, accounts, vault, logger);
  const keeper = new ScheduleKeeper({
    ...{ schedules, accounts, history, queue, timezone, clock },
    redisClock: RedisClock.of(redis),
    claim: async (name) => (await redis.set(redisKeys.accountTestWriting(name), '1', 'PX', WRITING_MS, 'NX')) === 'OK',
  });
  const runner = new AccountTestRunner({
    ...{ schedules, accounts, history, timezone, clock, probe: asking.probe },
    ...{ lookAtPool: () => asking.look(), tellPool: () => asking.tell() },
  });
  return {
    task: {
      name: 'keep schedules of account tests',
      everyMs: LOOK_EVERY_MS,
      run: () => actAs(context, () => keeper.run()),
    },
    handler: ({ id = '', data, opts }) => {
      const tick = { id, accountId: data.accountId, recurrence: recurrenceIn(opts) };
      return actAs(context, () => runner.run(tick));
    },
    start: () => asking.start(),
    stop: async () => {
      await queue.close();
      await asking.stop();
    },
  };
}
