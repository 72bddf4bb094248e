import { type RedisConnection, noticeScripts, redisKeys, runScript } from '@app/redis';
import { type WindowReading, decodeWindowReadings } from './window-reading';

export type ReadingsByWindow = ReadonlyMap<string, readonly WindowReading[]>;

/** What accounts' windows were lately, and the moment by the clock that those go by. */
export interface AccountHistories {
  /** Milliseconds since the epoch. */
  readonly now: number;
  of(accountId: string): ReadingsByWindow;
}

/** Accounts of one call; the others of the store have a turn in between. */
const BATCH = 200;
const none: ReadingsByWindow = new Map();

/** Reads what `report-account.lua` keeps beside account states, when somebody wants to know and never for a request. */
export class AccountReadings {
  constructor(private readonly connection: RedisConnection) {}

  /** @throws Error when the store cannot be asked */
  async read(accountIds: readonly string[]): Promise<AccountHistories> {
    const now = await runScript(this.connection, noticeScripts.readTime, [redisKeys.accountReadings('')], []);
    const byAccount = new Map<string, ReadingsByWindow>();
    for (let from = 0; from < accountIds.length; from += BATCH) {
      const batch = accountIds.slice(from, from + BATCH);
      const hashes = await Promise.all(batch.map((id) => this.connection.hgetall(redisKeys.accountReadings(id))));
      batch.forEach((id, index) => byAccount.set(id, readingsOf(hashes[index] ?? {})));
    }
    return { now, of: (accountId) => byAccount.get(accountId) ?? none };
  }
}

const readingsOf = (hash: Readonly<Record<string, string>>): ReadingsByWindow =>
  new Map(Object.entries(hash).map(([window, text]) => [window, decodeWindowReadings(text)]));
