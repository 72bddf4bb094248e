import {
  AccountTestHistory,
  type AccountTestRun,
  AccountTestSchedules,
  Accounts,
  type NewAccount,
  type NewAccountTestSchedule,
} from '@app/accounts';
import { systemClock } from '@app/common';
import { type JobQueue, createJobQueue } from '@app/queue';
import type { RedisConnection } from '@app/redis';
import { CredentialVault } from '@app/vault';
import { openRedis } from '../open-redis';
import { type RedisServer, startRedisServer } from '../redis-server';
import { until } from '../supervisor/until';
import { type RecordingUpstream, startRecordingUpstream } from './recording-upstream';
import { type TestingWorker, startTestingWorker } from './testing-worker';

/** A Redis, an upstream and two workers that test accounts, and what a gateway has to do with that. */
export interface AccountTestsHouse {
  readonly server: RedisServer;
  readonly upstream: RecordingUpstream;
  readonly workers: readonly TestingWorker[];
  readonly redis: RedisConnection;
  readonly queue: JobQueue<'account-tests'>;
  readonly accounts: Accounts;
  readonly schedules: AccountTestSchedules;
  readonly history: AccountTestHistory;
  /** @returns the account's id; its key is `sk-canary` */
  addAccount(fields?: Partial<NewAccount>): Promise<string>;
  /** Every worker looks at what there is. */
  keep(): Promise<void>;
  /** Puts a schedule that comes at six, and lets the workers know of it. */
  schedule(id: string, fields?: Partial<NewAccountTestSchedule>): Promise<void>;
  /** Lets the next tick of an account come now. */
  tick(id: string): Promise<void>;
  /** Waits for so many runs. */
  runsOf(id: string, count: number): Promise<AccountTestRun[]>;
  /** Waits until nothing is to be done, and nothing has failed. */
  untilIdle(): Promise<void>;
  /** As before a test. */
  reset(): void;
  stop(): Promise<void>;
}

export async function startAccountTestsHouse(): Promise<AccountTestsHouse> {
  const [server, upstream] = await Promise.all([startRedisServer(), startRecordingUpstream()]);
  const [first, second] = [await startTestingWorker(server.url), await startTestingWorker(server.url)];
  const workers = [first, second];
  const redis = await openRedis(server.url);
  const queue = createJobQueue('account-tests', redis);
  const accounts = new Accounts(redis, new CredentialVault(first.settings.masterKeys), systemClock);
  const schedules = new AccountTestSchedules(redis, systemClock);
  const history = new AccountTestHistory(redis, systemClock);
  let names = 0;
  const keep = async (): Promise<void> => {
    for (const { task } of workers) await task.run();
  };
  return {
    ...{ server, upstream, workers, redis, queue, accounts, schedules, history, keep },
    addAccount: async (fields = {}) => {
      names += 1;
      const settings = { name: `account ${names}`, platform: 'claude', priority: 50, baseUrl: upstream.url } as const;
      const account = { ...settings, schedulable: true, personal: false, models: ['claude-haiku-4-5'], ...fields };
      return (await accounts.create(account, { kind: 'api-key', apiKey: 'sk-canary' })).id;
    },
    schedule: async (id, fields = {}) => {
      const outcome = await schedules.put(id, { cron: '0 6 * * *', enabled: true, ...fields });
      if (outcome !== 'written') throw new Error(`the schedule is ${outcome}`);
      await keep();
    },
    tick: async (id) => {
      const next = (await queue.getJobScheduler(id))?.next;
      const job = await queue.getJob(`repeat:${id}:${next}`);
      if (!job) throw new Error('the account has no tick');
      await job.promote();
    },
    runsOf: async (id, count) => {
      await until(async () => (await history.list(id)).length >= count, 'the tests are in the history', 30_000);
      return history.list(id);
    },
    untilIdle: () =>
      until(async () => {
        const counts = await queue.getJobCounts('waiting', 'active', 'failed');
        return Object.values(counts).every((count) => count === 0);
      }, 'nothing is left to do'),
    reset: () => {
      upstream.questions.length = 0;
      upstream.beforeAnswer = () => 200;
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await queue.close();
      redis.disconnect();
      await Promise.all([server.stop(), upstream.stop()]);
    },
  };
}
