import { type JsonObject, isJsonObject } from '@app/protocols';
import { LiveCollection, type RedisConnection } from '@app/redis';
import type { CredentialVault, SecretPlace } from '@app/vault';
import { type OpenSettings, decodeOpenSettings } from './open-settings';
import { type SealedSettings, decodeSealedSettings } from './sealed-settings';
import { shownSettings } from './shown-settings';
import { signaturesOf } from './signing-secrets';

const placeOf = (recordId: string): SecretPlace => ({ type: 'webhook', recordId, field: 'settings' });

/** Settings of channels, sealed, by the id of their endpoint. */
export class SettingsRecords {
  readonly collection: LiveCollection<SealedSettings>;
  private readonly opened = new Map<string, OpenSettings | 'unreadable'>();

  constructor(
    connection: RedisConnection,
    private readonly vault: CredentialVault,
  ) {
    this.collection = new LiveCollection(connection, { collection: 'webhook-settings', decode: decodeSealedSettings });
    this.collection.onChange((id) => this.opened.delete(id));
  }

  /** Undefined where there are none, or they cannot be read. */
  open(id: string): OpenSettings | undefined {
    let open = this.opened.get(id);
    if (open === undefined) {
      open = this.unsealed(id) ?? 'unreadable';
      this.opened.set(id, open);
    }
    return open === 'unreadable' ? undefined : open;
  }

  /** The record that keeps settings. */
  sealed(
    { id, channel, createdAt }: Pick<SealedSettings, 'id' | 'channel' | 'createdAt'>,
    open: OpenSettings,
  ): SealedSettings {
    const signatures = signaturesOf(open);
    const settings: JsonObject = isJsonObject(open.settings) ? open.settings : {};
    return {
      ...{ id, channel, createdAt, ...shownSettings(channel, settings) },
      ...(signatures ? { signatures } : {}),
      sealed: this.vault.seal(placeOf(id), JSON.stringify(open)),
    };
  }

  private unsealed(id: string): OpenSettings | undefined {
    const record = this.collection.get(id);
    try {
      return record && decodeOpenSettings(record.channel, this.vault.open(placeOf(id), record.sealed));
    } catch {
      return undefined;
    }
  }
}
