import type { Clock } from '@app/common';
import { LiveCollection, type RedisConnection, type WriteOutcome, redisKeys } from '@app/redis';
import { type AccountTestSchedule, decodeAccountTestSchedule } from './account-test-schedule';

export type NewAccountTestSchedule = Omit<AccountTestSchedule, 'id' | 'createdAt' | 'updatedAt'>;

/** The schedules by which accounts are tested: one an account, under the account's id. */
export class AccountTestSchedules {
  readonly collection: LiveCollection<AccountTestSchedule>;

  constructor(
    private readonly connection: RedisConnection,
    private readonly clock: Clock,
  ) {
    this.collection = new LiveCollection(connection, {
      collection: 'account-tests',
      decode: decodeAccountTestSchedule,
    });
  }

  get(accountId: string): AccountTestSchedule | undefined {
    return this.collection.get(accountId);
  }

  list(): AccountTestSchedule[] {
    return [...this.collection.values()];
  }

  /** Replaces the account's schedule whole, or makes its first one. */
  put(accountId: string, schedule: NewAccountTestSchedule): Promise<WriteOutcome> {
    const held = this.get(accountId);
    const updatedAt = new Date(this.clock.now()).toISOString();
    const record = { ...schedule, id: accountId, createdAt: held?.createdAt ?? updatedAt, updatedAt };
    return held ? this.collection.replace(record) : this.collection.create(record);
  }

  delete(accountId: string): Promise<WriteOutcome> {
    return this.collection.delete(accountId);
  }

  /** Whether nothing is stored under the id of an account: one whose record cannot be read here may be well elsewhere. */
  async isOfNobody(accountId: string): Promise<boolean> {
    return (await this.connection.hexists(redisKeys.collection('accounts').records, accountId)) === 0;
  }
}
