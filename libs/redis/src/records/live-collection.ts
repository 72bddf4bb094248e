import type { RedisConnection } from '../redis-connection';
import { redisKeys } from '../keys';
import { recordScripts } from '../scripts/record-scripts';
import { runScript } from '../scripts/script';

/** How one kind of record is read, written and told apart. */
export interface RecordCodec<Item> {
  readonly collection: string;
  /** Returns undefined for anything that is not a whole record: a missing field is an absent record, never an empty object. */
  decode(value: unknown): Item | undefined;
  /** A value that no two records may share, such as a user name. */
  uniqueValue?(item: Item): string;
}

export type WriteOutcome = 'written' | 'changed-meanwhile' | 'taken';

/** One write, as it is about to be made. `before` is absent for a new record, `after` for one that goes. */
export interface RecordChange<Item = unknown> {
  readonly collection: string;
  readonly id: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** Finds the words for the audit log. They are stored in the same step as the change: where one fails, so does the other. */
export interface Journal {
  /** The entry as text. */
  entryFor(change: RecordChange): string;
}

export interface WriteConditions {
  /** `revision` of the collection when the writer looked: the write fails if any record of it has changed since. */
  readonly atRevision?: number;
}

interface Entry<Item> {
  readonly text: string;
  readonly item: Item;
}

const READ_BATCH = 500;

/**
 * All records of one kind, held in this process and kept current: a request never waits for Redis to learn of keys and accounts.
 * `sync` is called four times a second by the poller, so a change made anywhere is seen everywhere well within a second, without a
 * message that could be missed.
 */
export class LiveCollection<Item extends { readonly id: string }> {
  private readonly entries = new Map<string, Entry<Item>>();
  private readonly listeners: ((id: string, item: Item | undefined) => void)[] = [];
  private readonly keys;
  private revisionHeld = 0;
  private journal: Journal | undefined;
  private syncing: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    private readonly connection: RedisConnection,
    private readonly codec: RecordCodec<Item>,
  ) {
    this.keys = redisKeys.collection(codec.collection);
  }

  get(id: string): Item | undefined {
    return this.entries.get(id)?.item;
  }

  *values(): IterableIterator<Item> {
    for (const entry of this.entries.values()) yield entry.item;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Counts the changes that this process knows of. */
  get revision(): number {
    return this.revisionHeld;
  }

  /** From now on every write leaves an entry for the audit log. */
  keepJournal(journal: Journal): void {
    this.journal = journal;
  }

  /** Called once for every record that appears, changes or goes; lets an owner keep an index of its own. */
  onChange(listener: (id: string, item: Item | undefined) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Brings this process up to what the store holds at the time of the call. A round that began earlier may have missed the latest change,
   * so that whoever asks meanwhile waits for the next one. Calls that wait for the same round share it.
   */
  sync(): Promise<void> {
    if (!this.syncing) return this.begin();
    this.next ??= this.syncing
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        // One that has begun by now began after all of these calls.
        return this.syncing ?? this.begin();
      });
    return this.next;
  }

  create(item: Item): Promise<WriteOutcome> {
    return this.write(item.id, undefined, item);
  }

  /** Fails with `changed-meanwhile` when the record is no longer the one this process holds. */
  replace(item: Item, conditions: WriteConditions = {}): Promise<WriteOutcome> {
    return this.write(item.id, this.entries.get(item.id), item, conditions);
  }

  async delete(id: string): Promise<WriteOutcome> {
    const held = this.entries.get(id);
    return held === undefined ? 'changed-meanwhile' : this.write(id, held, undefined);
  }

  private async write(
    id: string,
    held: Entry<Item> | undefined,
    item: Item | undefined,
    { atRevision }: WriteConditions = {},
  ): Promise<WriteOutcome> {
    const uniqueOf = (of: Item | undefined): string => (of && this.codec.uniqueValue?.(of)) ?? '';
    const { records, revision, changes, unique, auditOutbox } = this.keys;
    const { collection } = this.codec;
    const entry = this.journal?.entryFor({ collection, id, before: held?.item, after: item }) ?? '';
    const result = await runScript(
      this.connection,
      recordScripts.put,
      [records, revision, changes, unique, auditOutbox],
      [
        ...[id, held?.text ?? '', item ? JSON.stringify(item) : '', uniqueOf(held?.item), uniqueOf(item)],
        ...[entry, atRevision ?? ''],
      ],
    );
    // The writer sees its own change at once: whoever is told "created" may use it in the next instant.
    await this.sync();
    if (result === -1) return 'changed-meanwhile';
    return result === -2 ? 'taken' : 'written';
  }

  private begin(): Promise<void> {
    this.syncing = this.readChanges().finally(() => {
      this.syncing = undefined;
    });
    return this.syncing;
  }

  private async readChanges(): Promise<void> {
    const current = Number((await this.connection.get(this.keys.revision)) ?? 0);
    if (current < this.revisionHeld) this.forgetEverything();
    while (this.revisionHeld < current) {
      const changed = await this.connection.zrangebyscore(
        this.keys.changes,
        `(${this.revisionHeld}`,
        '+inf',
        'WITHSCORES',
        'LIMIT',
        0,
        READ_BATCH,
      );
      if (changed.length === 0) {
        this.revisionHeld = current;
        return;
      }
      const ids = changed.filter((_, index) => index % 2 === 0);
      const texts = await this.connection.hmget(this.keys.records, ...ids);
      ids.forEach((id, index) => this.apply(id, texts[index] ?? undefined));
      this.revisionHeld = Number(changed.at(-1));
    }
  }

  /** The store went back in time (emptied or restored): what is held here is no longer true. */
  private forgetEverything(): void {
    for (const id of [...this.entries.keys()]) this.apply(id, undefined);
    this.revisionHeld = 0;
  }

  private apply(id: string, text: string | undefined): void {
    const item = text === undefined ? undefined : this.decode(text);
    if (text === undefined || item === undefined) this.entries.delete(id);
    else this.entries.set(id, { text, item });
    for (const listener of this.listeners) listener(id, item);
  }

  private decode(text: string): Item | undefined {
    try {
      return this.codec.decode(JSON.parse(text));
    } catch {
      return undefined;
    }
  }
}
