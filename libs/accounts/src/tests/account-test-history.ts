import type { Clock } from '@app/common';
import { type RedisConnection, accountTestScripts, redisKeys, runScript } from '@app/redis';
import { type AccountTestRun, decodeAccountTestRun } from './account-test-run';

const MOST_RUNS = 200;
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/** The last tests of each account: 200 of them, of the last thirty days. */
export class AccountTestHistory {
  constructor(
    private readonly connection: RedisConnection,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Keeps a run, once for each id. */
  async add(accountId: string, run: AccountTestRun): Promise<void> {
    const scriptArguments = [JSON.stringify(run), run.id, MOST_RUNS, KEPT_MS];
    await runScript(this.connection, accountTestScripts.keep, [redisKeys.accountTestRuns(accountId)], scriptArguments);
  }

  /** The newest first. */
  async list(accountId: string): Promise<AccountTestRun[]> {
    const texts = await this.connection.lrange(redisKeys.accountTestRuns(accountId), 0, MOST_RUNS - 1);
    const oldest = this.clock.now() - KEPT_MS;
    return texts
      .map(decodeAccountTestRun)
      .filter((run) => run !== undefined)
      .filter(({ at }) => Date.parse(at) >= oldest)
      .sort((first, second) => Date.parse(second.at) - Date.parse(first.at) || second.id.localeCompare(first.id));
  }

  /** For an account that is gone. */
  async forget(accountId: string): Promise<void> {
    await this.connection.del(redisKeys.accountTestRuns(accountId));
  }
}
