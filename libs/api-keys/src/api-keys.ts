import { timingSafeEqual } from 'node:crypto';
import { type Clock, GatewayError, createId } from '@app/common';
import { LiveCollection, type RedisConnection, type WriteOutcome } from '@app/redis';
import { type ApiKey, decodeApiKey } from './api-key';
import { FirstUses } from './first-uses';
import { digestOfKeyText, generateKeyText } from './key-text';
import { requireUsable } from './require-usable';

type MadeHere = 'id' | 'digest' | 'hint' | 'createdAt';

/** Absent `enabled`: switched on; absent `debug`: off. */
export type NewApiKey = Omit<ApiKey, MadeHere | 'enabled' | 'debug'> & Partial<Pick<ApiKey, 'enabled' | 'debug'>>;

export interface IssuedApiKey {
  readonly apiKey: ApiKey;
  /** The key itself: shown to its owner once and kept nowhere. */
  readonly text: string;
}

const HINT_LENGTH = 4;

/** All relay keys, looked up by digest without leaving this process. */
export class ApiKeys {
  readonly collection: LiveCollection<ApiKey>;
  private readonly idByDigest = new Map<string, string>();
  private readonly digestById = new Map<string, string>();
  private readonly firstUses: FirstUses;

  constructor(
    connection: RedisConnection,
    private readonly clock: Clock,
  ) {
    this.collection = new LiveCollection(connection, { collection: 'api-keys', decode: decodeApiKey });
    this.firstUses = new FirstUses(this.collection, clock);
    this.collection.onChange((id, apiKey) => this.index(id, apiKey));
  }

  async issue(request: NewApiKey): Promise<IssuedApiKey> {
    const text = generateKeyText();
    const apiKey: ApiKey = {
      enabled: true,
      debug: false,
      ...request,
      id: createId('key'),
      digest: digestOfKeyText(text),
      hint: text.slice(-HINT_LENGTH),
      createdAt: new Date(this.clock.now()).toISOString(),
    };
    await this.collection.create(apiKey);
    return { apiKey, text };
  }

  /**
   * The record behind a well-formed key.
   * @throws GatewayError `caller_key_invalid` for a key that is unknown, switched off or expired
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
    requireUsable(apiKey, this.clock.now());
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

  get(id: string): ApiKey | undefined {
    return this.collection.get(id);
  }

  list(filter: { readonly userId?: string } = {}): ApiKey[] {
    const all = [...this.collection.values()];
    const chosen = filter.userId === undefined ? all : all.filter((apiKey) => apiKey.userId === filter.userId);
    return chosen.sort(
      (first, second) => first.createdAt.localeCompare(second.createdAt) || first.id.localeCompare(second.id),
    );
  }

  update(apiKey: ApiKey): Promise<WriteOutcome> {
    return this.collection.replace(apiKey);
  }

  /** Ends a key. Every process refuses it within a second. */
  revoke(id: string): Promise<WriteOutcome> {
    return this.collection.delete(id);
  }

  private findByDigest(digest: string): ApiKey | undefined {
    const id = this.idByDigest.get(digest);
    const apiKey = id === undefined ? undefined : this.collection.get(id);
    if (!apiKey) return undefined;
    return timingSafeEqual(Buffer.from(apiKey.digest), Buffer.from(digest)) ? apiKey : undefined;
  }

  private index(id: string, apiKey: ApiKey | undefined): void {
    const former = this.digestById.get(id);
    if (former !== undefined) this.idByDigest.delete(former);
    if (!apiKey) {
      this.digestById.delete(id);
      return;
    }
    this.idByDigest.set(apiKey.digest, id);
    this.digestById.set(id, apiKey.digest);
  }
}
