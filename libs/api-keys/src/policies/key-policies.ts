import { type Clock, createId } from '@app/common';
import { LiveCollection, type RedisConnection, type WriteOutcome } from '@app/redis';
import { closedPolicy } from './closed-policy';
import { type KeyPolicy, decodeKeyPolicy } from './key-policy';

export type NewKeyPolicy = Omit<KeyPolicy, 'id' | 'createdAt'>;

/** All policies for keys; no two share a name. One that cannot be read gives nothing: see closed-policy.ts. */
export class KeyPolicies {
  readonly collection: LiveCollection<KeyPolicy>;

  constructor(
    connection: RedisConnection,
    private readonly clock: Clock,
  ) {
    this.collection = new LiveCollection(connection, {
      collection: 'key-policies',
      decode: (value) => decodeKeyPolicy(value) ?? closedPolicy(value),
      uniqueValue: ({ name }) => name,
    });
  }

  get(id: string): KeyPolicy | undefined {
    return this.collection.get(id);
  }

  list(): KeyPolicy[] {
    return [...this.collection.values()].sort(
      (first, second) => first.createdAt.localeCompare(second.createdAt) || first.id.localeCompare(second.id),
    );
  }

  /** Undefined when the name is taken. */
  async create(request: NewKeyPolicy): Promise<KeyPolicy | undefined> {
    const policy = { ...request, id: createId('pol'), createdAt: new Date(this.clock.now()).toISOString() };
    return (await this.collection.create(policy)) === 'written' ? policy : undefined;
  }

  update(policy: KeyPolicy): Promise<WriteOutcome> {
    return this.collection.replace(policy);
  }

  delete(id: string): Promise<WriteOutcome> {
    return this.collection.delete(id);
  }
}
