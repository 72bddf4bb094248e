import { type Clock, createId } from '@app/common';
import { LiveCollection, type RedisConnection, type WriteOutcome } from '@app/redis';
import { type AccountGroup, decodeAccountGroup } from './account-group';

export type NewAccountGroup = Omit<AccountGroup, 'id' | 'createdAt'>;

/** All account groups; no two share a name. */
export class AccountGroups {
  readonly collection: LiveCollection<AccountGroup>;

  constructor(
    connection: RedisConnection,
    private readonly clock: Clock,
  ) {
    this.collection = new LiveCollection(connection, {
      collection: 'account-groups',
      decode: decodeAccountGroup,
      uniqueValue: ({ name }) => name,
    });
  }

  get(id: string): AccountGroup | undefined {
    return this.collection.get(id);
  }

  list(): AccountGroup[] {
    return [...this.collection.values()].sort(
      (first, second) => first.createdAt.localeCompare(second.createdAt) || first.id.localeCompare(second.id),
    );
  }

  /** Undefined when the name is taken. */
  async create(request: NewAccountGroup): Promise<AccountGroup | undefined> {
    const group = { ...request, id: createId('grp'), createdAt: new Date(this.clock.now()).toISOString() };
    return (await this.collection.create(group)) === 'written' ? group : undefined;
  }

  update(group: AccountGroup): Promise<WriteOutcome> {
    return this.collection.replace(group);
  }

  delete(id: string): Promise<WriteOutcome> {
    return this.collection.delete(id);
  }
}
