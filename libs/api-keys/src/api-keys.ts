import { timingSafeEqual } from 'node:crypto';
import { type Clock, GatewayError, createId } from '@app/common';
import { LiveCollection, type RedisConnection, type WriteOutcome } from '@app/redis';
import { type ApiKey, decodeApiKey } from './api-key';
import { digestOfKeyText, generateKeyText } from './key-text';

export interface NewApiKey {
  readonly name: string;
  readonly userId: string;
  readonly expiresAt?: string;
  readonly debug?: boolean;
}

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

  constructor(
    connection: RedisConnection,
    private readonly clock: Clock,
  ) {
    this.collection = new LiveCollection(connection, { collection: 'api-keys', decode: decodeApiKey });
    this.collection.onChange((id, apiKey) => this.index(id, apiKey));
  }

  async issue(request: NewApiKey): Promise<IssuedApiKey> {
    const text = generateKeyText();
    const apiKey: ApiKey = {
      id: createId('key'),
      name: request.name,
      userId: request.userId,
      digest: digestOfKeyText(text),
      hint: text.slice(-HINT_LENGTH),
      createdAt: new Date(this.clock.now()).toISOString(),
      ...(request.expiresAt === undefined ? {} : { expiresAt: request.expiresAt }),
      enabled: true,
      debug: request.debug ?? false,
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
    if (!apiKey.enabled) throw new GatewayError('caller_key_invalid', 'This relay key is switched off');
    if (apiKey.expiresAt !== undefined && Date.parse(apiKey.expiresAt) <= this.clock.now()) {
      throw new GatewayError('caller_key_invalid', `This relay key expired at ${apiKey.expiresAt}`);
    }
    return apiKey;
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
