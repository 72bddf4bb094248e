import { type Clock, createId } from '@app/common';
import type { AddressGuard } from '@app/egress';
import type { JsonObject } from '@app/protocols';
import { LiveCollection, type RedisConnection, type WriteOutcome } from '@app/redis';
import type { CredentialVault } from '@app/vault';
import type { ChannelName } from '../channels/channel';
import { type ChannelSettings, decodeChannelSettings } from '../channels/channels';
import { requireSecretAgain } from './channel-address';
import { checkedSettings } from './checked-settings';
import type { DeliveryEndpoints } from '../deliveries/delivery-endpoints';
import { decodeWebhookEndpoint } from './decode-webhook-endpoint';
import { settingsAt, withoutEnded } from './open-settings';
import type { SealedSettings, SigningKind } from './sealed-settings';
import { SettingsRecords } from './settings-records';
import { type Rotation, createSigningSecret, replaceSecret, secretToShow } from './signing-secrets';
import type { DisabledReason, WebhookEndpoint } from './webhook-endpoint';

export type NewWebhookEndpoint = Omit<WebhookEndpoint, 'id' | 'createdAt'>;

export interface NewSettings {
  /** As somebody wrote them. */
  readonly given: JsonObject;
  /** Of a secret that is made here; absent: HMAC. */
  readonly signing?: SigningKind;
}

/** `secret`: to be shown once. */
export type Creation =
  | { readonly outcome: 'written'; readonly endpoint: WebhookEndpoint; readonly secret: string | undefined }
  | { readonly outcome: Exclude<WriteOutcome, 'written'> | 'full' };

export type RotationOutcome =
  | { readonly outcome: 'written'; readonly secret: string | undefined }
  | { readonly outcome: Exclude<WriteOutcome, 'written'> | 'unsigned' | 'too-many' };

interface Parts {
  readonly connection: RedisConnection;
  readonly vault: CredentialVault;
  readonly clock: Pick<Clock, 'now'>;
  /** Where webhooks may go. */
  readonly guard: Pick<AddressGuard, 'checkHost'>;
}

export const MOST_ENDPOINTS = 100;
/** More than the people and processes who may change one endpoint at the same moment. */
const MOST_TRIES = 10;
/** Settings without an endpoint that are younger may be on their way to have one, by a clock that is wrong. */
const ORPHAN_MS = 3_600_000;

/** All webhook endpoints with their sealed settings; no two share a name. */
export class WebhookEndpoints implements DeliveryEndpoints {
  readonly collection: LiveCollection<WebhookEndpoint>;
  readonly settingsCollection: LiveCollection<SealedSettings>;
  private readonly records: SettingsRecords;
  private readonly clock: Pick<Clock, 'now'>;
  private readonly guard: Pick<AddressGuard, 'checkHost'>;

  constructor({ connection, vault, clock, guard }: Parts) {
    this.clock = clock;
    this.guard = guard;
    this.records = new SettingsRecords(connection, vault);
    this.settingsCollection = this.records.collection;
    this.collection = new LiveCollection(connection, {
      collection: 'webhook-endpoints',
      decode: decodeWebhookEndpoint,
      uniqueValue: ({ name }) => name,
    });
  }

  get(id: string): WebhookEndpoint | undefined {
    return this.collection.get(id);
  }

  values(): Iterable<WebhookEndpoint> {
    return this.collection.values();
  }

  /** Brings this process up to what is stored now. */
  async sync(): Promise<void> {
    await Promise.all([this.collection.sync(), this.settingsCollection.sync()]);
  }

  list(): WebhookEndpoint[] {
    return [...this.collection.values()].sort(
      (first, second) => first.createdAt.localeCompare(second.createdAt) || first.id.localeCompare(second.id),
    );
  }

  /** What a message to it is made with at this moment; undefined: it cannot be read. */
  channelSettingsOf(id: string): ChannelSettings[ChannelName] | undefined {
    const open = this.records.open(id);
    return open && settingsAt(open, this.clock.now());
  }

  /** @throws ChannelSettingsError */
  async create(request: NewWebhookEndpoint, { given, signing = 'hmac-sha256' }: NewSettings): Promise<Creation> {
    const { channel } = request;
    const makesSecret = channel === 'standard' && given.secrets === undefined;
    const made = makesSecret ? createSigningSecret(signing) : undefined;
    const settings = checkedSettings(this.guard, channel, made === undefined ? given : { ...given, secrets: [made] });
    const endpoint = { ...request, id: createId('whe'), createdAt: new Date(this.clock.now()).toISOString() };
    await this.collection.sync();
    if (this.list().some(({ name }) => name === request.name)) return { outcome: 'taken' };
    if (this.collection.size >= MOST_ENDPOINTS) return { outcome: 'full' };
    // Settings first: an endpoint that can be seen can be told.
    await this.settingsCollection.create(this.records.sealed(endpoint, { settings, former: [] }));
    const outcome = await this.createWithinLimit(endpoint);
    if (outcome === 'written') return { outcome, endpoint, secret: made && secretToShow(made) };
    await this.settingsCollection.delete(endpoint.id);
    return { outcome };
  }

  update(endpoint: WebhookEndpoint): Promise<WriteOutcome> {
    return this.collection.replace(endpoint);
  }

  /**
   * What is not named stays, null goes.
   * @throws ChannelSettingsError
   */
  async changeSettings({ id, channel, createdAt }: WebhookEndpoint, given: JsonObject): Promise<WriteOutcome> {
    const before = this.records.open(id);
    const merged: JsonObject = { ...before?.settings, ...given };
    const named = Object.entries(merged).filter(([, value]) => value !== null);
    const settings = checkedSettings(this.guard, channel, Object.fromEntries(named));
    const open = withoutEnded({ settings, former: before?.former ?? [] }, this.clock.now());
    // Those that go on signing count as well.
    decodeChannelSettings(channel, settingsAt(open, this.clock.now()));
    if (before) requireSecretAgain(channel, given, { ...before.settings }, { ...open.settings });
    return this.settingsCollection.replace(this.records.sealed({ id, channel, createdAt }, open));
  }

  /** `unsigned`: its channel has no signing secrets, or they cannot be read. */
  async rotateSecret({ id, channel, createdAt }: WebhookEndpoint, rotation: Rotation): Promise<RotationOutcome> {
    const before = this.records.open(id);
    const replaced = before && replaceSecret(before, rotation);
    if (!replaced) return { outcome: 'unsigned' };
    if (replaced === 'too-many') return { outcome: replaced };
    const record = this.records.sealed({ id, channel, createdAt }, replaced.open);
    const outcome = await this.settingsCollection.replace(record);
    return outcome === 'written' ? { outcome, secret: secretToShow(replaced.secret) } : { outcome };
  }

  /** Another process, or an administrator, may have been first. */
  async disable(id: string, disabledReason: DisabledReason): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const endpoint = this.get(id);
      if (!endpoint?.enabled) return;
      if ((await this.update({ ...endpoint, enabled: false, disabledReason })) === 'written') return;
    }
  }

  async delete(id: string): Promise<WriteOutcome> {
    const outcome = await this.collection.delete(id);
    if (outcome === 'written') await this.settingsCollection.delete(id);
    return outcome;
  }

  /** Drops secrets that sign no more, and settings whose endpoint never came to be or went while somebody died. */
  async sweep(): Promise<void> {
    await this.sync();
    const now = this.clock.now();
    for (const record of [...this.settingsCollection.values()]) {
      const { id, createdAt, signatures = [] } = record;
      if (!this.collection.get(id)) {
        if (Date.parse(createdAt) < now - ORPHAN_MS) await this.settingsCollection.delete(id);
        continue;
      }
      const open = this.records.open(id);
      if (open && signatures.some(({ until }) => until !== undefined && Date.parse(until) <= now))
        await this.settingsCollection.replace(this.records.sealed(record, withoutEnded(open, now)));
    }
  }

  private async createWithinLimit(endpoint: WebhookEndpoint): Promise<WriteOutcome | 'full'> {
    // Each failure is somebody else's success, of which there are only so many.
    for (let tries = 0; tries < MOST_ENDPOINTS; tries += 1) {
      if (this.collection.size >= MOST_ENDPOINTS) return 'full';
      const outcome = await this.collection.replace(endpoint, { atRevision: this.collection.revision });
      if (outcome !== 'changed-meanwhile') return outcome;
    }
    return 'changed-meanwhile';
  }
}
