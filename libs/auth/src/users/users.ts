import { type Clock, createId } from '@app/common';
import { LiveCollection, type RedisConnection, type WriteOutcome } from '@app/redis';
import { canonicalUsername } from './canonical-username';
import { isActive } from './is-active';
import { endsSessions } from './session-ending-change';
import { type User, decodeUser } from './user';

type MadeHere = 'id' | 'epoch' | 'enabled' | 'createdAt' | 'provider';

/** A local user has a password, a user of the directory a standing there. */
export type NewUser = Omit<User, MadeHere>;

/** `last-owner`: the change would leave nobody who is owner and may sign in. */
export type UserWriteOutcome = WriteOutcome | 'last-owner';

function byCreation(first: User, second: User): number {
  if (first.createdAt === second.createdAt) return first.id.localeCompare(second.id);
  return first.createdAt < second.createdAt ? -1 : 1;
}
const isGoodOwner = (user: User): boolean => user.role === 'owner' && isActive(user);

/** All people who may sign in, looked up without leaving this process. */
export class Users {
  readonly collection: LiveCollection<User>;
  private readonly idByUsername = new Map<string, string>();
  private readonly usernameById = new Map<string, string>();
  private sorted: readonly User[] | undefined;

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

  /** Everybody, also who is deleted, sorted by creation. */
  list(): readonly User[] {
    this.sorted ??= [...this.collection.values()].sort(byCreation);
    return this.sorted;
  }

  /** Returns undefined when the user name is taken. */
  async create(request: NewUser): Promise<User | undefined> {
    const user: User = {
      ...request,
      id: createId('usr'),
      username: canonicalUsername(request.username),
      provider: request.directory === undefined ? 'local' : 'directory',
      epoch: 1,
      enabled: true,
      createdAt: new Date(this.clock.now()).toISOString(),
    };
    return (await this.collection.create(user)) === 'written' ? user : undefined;
  }

  /**
   * Writes a user as they are to be from now on: `changed` comes from what `get` has answered in the same turn, so that nothing that
   * somebody else wrote is lost. Their sessions end where the change is of that kind; the epoch is nothing for a caller
   * to say. Two owners who take each other's role at the same moment do not both succeed.
   */
  async update(changed: User): Promise<UserWriteOutcome> {
    const before = this.collection.get(changed.id);
    if (!before) return 'changed-meanwhile';
    const user = { ...changed, epoch: before.epoch + (endsSessions(before, changed) ? 1 : 0) };
    if (!isGoodOwner(before) || isGoodOwner(user)) return this.collection.replace(user);
    return this.replaceUnlessLastOwner(before, user);
  }

  /**
   * The same password under stronger parameters: sessions stay open. Making the hash takes a while: what else was changed since the user
   * was read stays changed, and a password that was replaced does not come back.
   */
  async strengthenHash({ id, passwordHash: former }: User, passwordHash: string): Promise<WriteOutcome> {
    const current = this.collection.get(id);
    if (!current || current.passwordHash !== former) return 'changed-meanwhile';
    return this.collection.replace({ ...current, passwordHash });
  }

  /** Ends every session of a user, as they are now: the caller may have read them a while ago. */
  async endSessions({ id }: Pick<User, 'id'>): Promise<WriteOutcome> {
    const current = this.collection.get(id);
    return current ? this.collection.replace({ ...current, epoch: current.epoch + 1 }) : 'changed-meanwhile';
  }

  /** Takes a user away for good. */
  delete(id: string): Promise<WriteOutcome> {
    return this.collection.delete(id);
  }

  private async replaceUnlessLastOwner(before: User, user: User): Promise<UserWriteOutcome> {
    await this.collection.sync();
    if (this.collection.get(user.id) !== before) return 'changed-meanwhile';
    const atRevision = this.collection.revision;
    const hasAnother = [...this.collection.values()].some((other) => other.id !== user.id && isGoodOwner(other));
    return hasAnother ? this.collection.replace(user, { atRevision }) : 'last-owner';
  }

  private index(id: string, user: User | undefined): void {
    this.sorted = undefined;
    const former = this.usernameById.get(id);
    // Somebody else may have the name by now, and may have been seen first.
    if (former !== undefined && this.idByUsername.get(former) === id) this.idByUsername.delete(former);
    this.usernameById.delete(id);
    if (!user) return;
    this.idByUsername.set(user.username, id);
    this.usernameById.set(id, user.username);
  }
}
