import { type Clock, type Role, createId } from '@app/common';
import { LiveCollection, type RedisConnection, type WriteOutcome } from '@app/redis';
import { canonicalUsername } from './canonical-username';
import { type User, decodeUser } from './user';

export interface NewUser {
  readonly username: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** All people who may sign in, looked up without leaving this process. */
export class Users {
  readonly collection: LiveCollection<User>;
  private readonly idByUsername = new Map<string, string>();
  private readonly usernameById = new Map<string, string>();

  constructor(
    connection: RedisConnection,
    private readonly clock: Clock,
  ) {
    this.collection = new LiveCollection(connection, {
      collection: 'users',
      decode: decodeUser,
      uniqueValue: (user) => user.username,
    });
    this.collection.onChange((id, user) => this.index(id, user));
  }

  get(id: string): User | undefined {
    return this.collection.get(id);
  }

  findByUsername(username: string): User | undefined {
    const id = this.idByUsername.get(canonicalUsername(username));
    return id === undefined ? undefined : this.collection.get(id);
  }

  list(): User[] {
    return [...this.collection.values()].sort(
      (first, second) => first.createdAt.localeCompare(second.createdAt) || first.id.localeCompare(second.id),
    );
  }

  /** Returns undefined when the user name is taken. */
  async create({ username, role, passwordHash }: NewUser): Promise<User | undefined> {
    const user: User = {
      id: createId('usr'),
      username: canonicalUsername(username),
      role,
      passwordHash,
      epoch: 1,
      enabled: true,
      createdAt: new Date(this.clock.now()).toISOString(),
    };
    return (await this.collection.create(user)) === 'written' ? user : undefined;
  }

  /** Ends every open session of the user. */
  setPassword(user: User, passwordHash: string): Promise<WriteOutcome> {
    return this.collection.replace({ ...user, passwordHash, epoch: user.epoch + 1 });
  }

  /** The same password under stronger parameters: sessions stay open. */
  strengthenHash(user: User, passwordHash: string): Promise<WriteOutcome> {
    return this.collection.replace({ ...user, passwordHash });
  }

  /** Ends every open session of the user. */
  setAccess(user: User, access: { readonly role?: Role; readonly enabled?: boolean }): Promise<WriteOutcome> {
    return this.collection.replace({ ...user, ...access, epoch: user.epoch + 1 });
  }

  /** Writes a user with other limits or another weight. Sessions stay open. */
  setAllowance(user: User): Promise<WriteOutcome> {
    return this.collection.replace(user);
  }

  private index(id: string, user: User | undefined): void {
    const former = this.usernameById.get(id);
    if (former !== undefined) this.idByUsername.delete(former);
    this.usernameById.delete(id);
    if (!user) return;
    this.idByUsername.set(user.username, id);
    this.usernameById.set(id, user.username);
  }
}
