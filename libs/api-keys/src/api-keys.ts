import { timingSafeEqual } from 'node:crypto';
import { type Clock, GatewayError, createId, isPastRestoring } from '@app/common';
import { LiveCollection, type RedisConnection, type WriteOutcome } from '@app/redis';
import { type ApiKey, decodeApiKey } from './api-key';
import { DigestIndex } from './digest-index';
import { FirstUses } from './first-uses';
import { createText, deleted, handedOver, restored, withText } from './key-changes';
import { digestOfKeyText } from './key-text';
import { OwnSlots, type SlotOutcome, ownSlotText } from './own-slots';
import { requireTextInUse, requireUsable } from './require-usable';

type MadeHere = 'id' | 'digest' | 'hint' | 'createdAt' | 'ownSlot' | 'previous' | 'deletedAt';

/** Absent `enabled`: switched on; absent `debug`: off. */
export type NewApiKey = Omit<ApiKey, MadeHere | 'enabled' | 'debug'> & Partial<Pick<ApiKey, 'enabled' | 'debug'>>;

export interface IssuedApiKey {
  readonly apiKey: ApiKey;
  /** The key itself: shown to its owner once and kept nowhere. */
  readonly text: string;
}

export interface KeyFilter {
  readonly userId?: string;
  /** Those that were deleted, and no others; absent: none of them. */
  readonly deleted?: boolean;
}

/** `too-late`: it was deleted more than 30 days ago. */
export type RestoreOutcome = SlotOutcome | 'too-late';

/** All relay keys, looked up by digest without leaving this process. */
export class ApiKeys {
  readonly collection: LiveCollection<ApiKey>;
  readonly ownSlots: OwnSlots;
  private readonly index = new DigestIndex();
  private readonly firstUses: FirstUses;

  constructor(
    connection: RedisConnection,
    private readonly clock: Clock,
  ) {
    this.collection = new LiveCollection(connection, {
      collection: 'api-keys',
      decode: decodeApiKey,
      uniqueValue: ownSlotText,
    });
    this.ownSlots = new OwnSlots(this.collection);
    this.firstUses = new FirstUses(this.collection, clock);
    this.collection.onChange((id, apiKey) => this.index.put(id, apiKey));
  }

  async issue(request: NewApiKey): Promise<IssuedApiKey> {
    const { apiKey, text } = this.create(request);
    await this.collection.create(apiKey);
    return { apiKey, text };
  }

  /**
   * Issues a key in one of the places for keys that its owner issues themselves.
   * @param mostKeys how many of them the owner may have
   * @returns undefined when all places are taken
   */
  async issueOwn(request: NewApiKey, mostKeys: number): Promise<IssuedApiKey | undefined> {
    const { apiKey, text } = this.create(request);
    const inSlot = (ownSlot: number): ApiKey => ({ ...apiKey, ownSlot });
    const outcome = await this.ownSlots.take(apiKey.userId, mostKeys, (slot) => this.collection.create(inSlot(slot)));
    return outcome === 'written' ? { apiKey: this.collection.get(apiKey.id) ?? apiKey, text } : undefined;
  }

  /**
   * Gives a key another text. It stays the same key: its budgets, windows and expiry go on.
   * @param overlapUntil until when the former text is good as well, in milliseconds since the epoch; absent: it ends at once
   * @returns undefined when somebody changed the key at the same moment
   */
  async rotate(former: ApiKey, overlapUntil?: number): Promise<IssuedApiKey | undefined> {
    const created = createText();
    const apiKey = withText(former, created, overlapUntil);
    return (await this.collection.replace(apiKey)) === 'written' ? { apiKey, text: created.text } : undefined;
  }

  /**
   * The record behind a well-formed key.
   * @throws GatewayError `caller_key_invalid` for a key that is unknown, deleted, switched off or expired, and for the text that one had
   *   before it was rotated, when the overlap is over
   */
  async authenticate(text: string): Promise<ApiKey> {
    const digest = digestOfKeyText(text);
    let apiKey = this.findByDigest(digest);
    if (!apiKey) {
      // It may have been issued through another process in the last quarter of a second.
      await this.collection.sync();
      apiKey = this.findByDigest(digest);
    }
    if (!apiKey)
      throw new GatewayError('caller_key_invalid', 'This relay key is not known: it was revoked, or never issued');
    const now = this.clock.now();
    requireUsable(apiKey, now);
    requireTextInUse(apiKey, digest, now);
    return apiKey;
  }

  /**
   * To be called with an authenticated key that its rules let in: where its validity counts from the first use, that is now.
   * @returns the key as it is from then on
   * @throws GatewayError `caller_key_invalid` when the key ended meanwhile
   */
  beginUse(apiKey: ApiKey): ApiKey | Promise<ApiKey> {
    return apiKey.validFor === undefined || apiKey.firstUsedAt !== undefined ? apiKey : this.firstUses.begin(apiKey.id);
  }

  /** Also one that was deleted. */
  get(id: string): ApiKey | undefined {
    return this.collection.get(id);
  }

  list({ userId, deleted: isDeleted = false }: KeyFilter = {}): ApiKey[] {
    return [...this.collection.values()]
      .filter(
        (apiKey) =>
          (apiKey.deletedAt !== undefined) === isDeleted && (userId === undefined || apiKey.userId === userId),
      )
      .sort((first, second) => first.createdAt.localeCompare(second.createdAt) || first.id.localeCompare(second.id));
  }

  update(apiKey: ApiKey): Promise<WriteOutcome> {
    return this.collection.replace(apiKey);
  }

  /** Ends a key, which can be restored for 30 days. Every process refuses it within a second. */
  async revoke(id: string): Promise<WriteOutcome> {
    const apiKey = this.collection.get(id);
    if (!apiKey || apiKey.deletedAt !== undefined) return 'changed-meanwhile';
    return this.collection.replace(deleted(apiKey, this.clock.now()));
  }

  /**
   * Takes back the end of a key. One that had a place among its owner's own keys needs a place again.
   * @param mostKeys how many of those its owner may have
   */
  async restore(id: string, mostKeys: number): Promise<RestoreOutcome> {
    const { deletedAt, ownSlot, userId } = this.collection.get(id) ?? {};
    if (deletedAt === undefined || userId === undefined) return 'changed-meanwhile';
    if (isPastRestoring(deletedAt, this.clock.now())) return 'too-late';
    if (ownSlot === undefined) return this.replaceDeleted(id);
    return this.ownSlots.take(userId, mostKeys, (slot) => this.replaceDeleted(id, slot));
  }

  /** Makes a key another person's. What it has spent is for the caller to bring along first: see `carrySpending` of the usage lib. */
  handOver(apiKey: ApiKey, userId: string): Promise<WriteOutcome> {
    return this.collection.replace(handedOver(apiKey, userId));
  }

  /** Takes a key away for good. */
  purge(id: string): Promise<WriteOutcome> {
    return this.collection.delete(id);
  }

  private create(request: NewApiKey): IssuedApiKey {
    const { text, digest, hint } = createText();
    const createdAt = new Date(this.clock.now()).toISOString();
    return { apiKey: { enabled: true, debug: false, ...request, id: createId('key'), digest, hint, createdAt }, text };
  }

  private async replaceDeleted(id: string, ownSlot?: number): Promise<WriteOutcome> {
    const apiKey = this.collection.get(id);
    return apiKey?.deletedAt === undefined ? 'changed-meanwhile' : this.collection.replace(restored(apiKey, ownSlot));
  }

  private findByDigest(digest: string): ApiKey | undefined {
    const id = this.index.idOf(digest);
    const apiKey = id === undefined ? undefined : this.collection.get(id);
    if (!apiKey) return undefined;
    const { previous } = apiKey;
    const isIts = isSame(apiKey.digest, digest) || (previous !== undefined && isSame(previous.digest, digest));
    return isIts ? apiKey : undefined;
  }
}

function isSame(its: string, digest: string): boolean {
  const [one, other] = [Buffer.from(its), Buffer.from(digest)];
  return one.length === other.length && timingSafeEqual(one, other);
}
