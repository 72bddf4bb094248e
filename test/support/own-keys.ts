import { ApiKeys, type NewApiKey } from '@app/api-keys';
import { type User, Users } from '@app/auth';
import { systemClock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import type { IssuedKey } from './pool-house';

/** Writes people and keys into the store of a relay as another of its processes would: a directory sync, a sign-in elsewhere. */
export class OwnKeys {
  private readonly users: Users;
  private readonly apiKeys: ApiKeys;
  private people = 0;

  constructor(redis: RedisConnection) {
    this.users = new Users(redis, systemClock);
    this.apiKeys = new ApiKeys(redis, systemClock);
  }

  /** A member of the team. Nobody signs in as them, so no password has to match. @returns their id */
  async addPerson(fields: Partial<User> = {}): Promise<string> {
    this.people += 1;
    const proof = fields.directory === undefined ? { passwordHash: '$argon2id$none' } : {};
    const user = await this.users.create({ username: `person-${this.people}`, role: 'member', ...proof, ...fields });
    if (!user) throw new Error('the user name is taken');
    return user.id;
  }

  async changePerson(id: string, fields: Partial<User>): Promise<void> {
    await this.users.collection.sync();
    const user = this.users.get(id);
    if (!user || (await this.users.update({ ...user, ...fields })) !== 'written')
      throw new Error('nothing was written');
  }

  /** A key that its owner issued. It shows its account in `x-trunkline-account`. */
  async issue(userId: string, fields: Partial<NewApiKey> = {}): Promise<IssuedKey> {
    const wanted = { name: 'Own key', userId, origin: 'self', debug: true, ...fields } as const;
    const { apiKey, text } = await this.apiKeys.issue(wanted);
    return { id: apiKey.id, key: text };
  }
}
