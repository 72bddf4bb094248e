import { type DirectoryFields, directoryDefaults } from '@app/config';
import { LiveCollection, type RedisConnection } from '@app/redis';
import type { CredentialVault } from '@app/vault';
import type { Directory } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { completeSettings } from './complete-settings';
import { type DirectoryChange, type RefusedChange, type SettledChange, settleChange } from './directory-change';
import { DIRECTORY_RECORD, type DirectoryRecord, decodeDirectoryRecord, fieldsOf } from './directory-record';
import { type DirectoryObjection, directoryObjection, requireGoodVariables } from './directory-rules';
import { type EffectiveFields, effectiveFields } from './effective-fields';

/** `unusable`: what is set cannot be read or does not hold together. It is not known who anybody is, as when no server answers. */
export type DirectoryState =
  | { readonly state: 'off' }
  | { readonly state: 'unusable'; readonly problem: string }
  | { readonly state: 'on'; readonly settings: DirectorySettings; readonly directory: Directory };

/** `refused`: such a change would not be made. */
export type DirectoryTrial =
  Exclude<DirectoryState, { state: 'unusable' }> | ({ readonly state: 'refused' } & DirectoryObjection);

export interface DirectoryOverview extends EffectiveFields {
  /** The owner's switch. */
  readonly enabled: boolean;
}

const PASSWORD_PLACE = { type: 'settings', recordId: DIRECTORY_RECORD, field: 'bindPassword' };

/** The team's directory as it is set at this moment: by an owner in the store, else by the environment. Known to every process at once. */
export class DirectoryConfiguration {
  readonly collection: LiveCollection<DirectoryRecord>;
  private known: DirectoryState | undefined;
  private seen: DirectoryOverview | undefined;
  /** The record is in the store, and is no JSON. */
  private isHarmed = false;

  /**
   * @param create a client of the directory for settings; a new one after each change
   * @throws SettingsError where the environment cannot be used as it is
   */
  constructor(
    connection: RedisConnection,
    private readonly vault: CredentialVault,
    private readonly environment: DirectoryFields,
    private readonly create: (settings: DirectorySettings) => Directory,
  ) {
    requireGoodVariables(environment, directoryDefaults);
    this.collection = new LiveCollection(connection, { collection: 'settings', decode: decodeDirectoryRecord });
    this.collection.onChange((id, record) => {
      if (id !== DIRECTORY_RECORD) return;
      // Nobody ever deletes it.
      this.isHarmed = record === undefined;
      this.known = undefined;
      this.seen = undefined;
    });
  }

  state(): DirectoryState {
    return (this.known ??= this.readState());
  }

  /** What each field is and who says so, the password included: it is for the caller to leave it out. */
  overview(): DirectoryOverview {
    return (this.seen ??= { enabled: this.record()?.enabled !== false, ...this.effective(this.ownerFields() ?? {}) });
  }

  /** Undefined where all is well; else why the change is not made. Every process acts by it within a second. */
  async change(change: DirectoryChange): Promise<RefusedChange | 'changed-meanwhile' | undefined> {
    const settled = this.settle(change);
    if (settled.outcome === 'refused') return settled;
    const { bindPassword, ...others } = settled.owner;
    const sealed = bindPassword === undefined ? {} : { bindPassword: this.sealedPassword(bindPassword, change) };
    const enabled = change.enabled === undefined ? this.record()?.enabled : change.enabled;
    const record = { id: DIRECTORY_RECORD, ...others, ...sealed, ...(enabled === false ? { enabled } : {}) };
    return (await this.collection.replace(record)) === 'written' ? undefined : 'changed-meanwhile';
  }

  /** A client for settings as they would be after a change that nobody has made, whatever the switch says. */
  trial(change: DirectoryChange): DirectoryTrial {
    const settled = this.settle(change);
    if (settled.outcome === 'refused') return { state: 'refused', field: settled.field, message: settled.message };
    const settings = completeSettings(this.effective(settled.owner).values);
    return settings ? { state: 'on', settings, directory: this.create(settings) } : { state: 'off' };
  }

  private settle(change: DirectoryChange): SettledChange {
    const { environment } = this;
    return settleChange(change, { owner: this.ownerFields() ?? {}, environment, defaults: directoryDefaults });
  }

  private readState(): DirectoryState {
    const owner = this.ownerFields();
    if (owner === undefined) return { state: 'unusable', problem: 'What an owner has set cannot be read' };
    if (this.record()?.enabled === false) return { state: 'off' };
    const { values } = this.effective(owner);
    if (values.urls === undefined) return { state: 'off' };
    const objection = directoryObjection(values);
    const settings = objection ? undefined : completeSettings(values);
    if (!settings)
      return { state: 'unusable', problem: `${objection?.field ?? 'A field'} ${objection?.message ?? 'is missing'}` };
    return { state: 'on', settings, directory: this.create(settings) };
  }

  private effective(owner: DirectoryFields): EffectiveFields {
    return effectiveFields({ owner, environment: this.environment, defaults: directoryDefaults });
  }

  private record(): DirectoryRecord | undefined {
    return this.collection.get(DIRECTORY_RECORD);
  }

  /** What an owner has set, with the password in clear; undefined where it cannot be read. */
  private ownerFields(): DirectoryFields | undefined {
    const record = this.record();
    if (this.isHarmed || record?.unreadable) return undefined;
    const { bindPassword, ...others } = record === undefined ? {} : fieldsOf(record);
    if (bindPassword === undefined) return others;
    try {
      return { ...others, bindPassword: this.vault.open(PASSWORD_PLACE, bindPassword) };
    } catch {
      return undefined;
    }
  }

  /** A password that stays is not sealed anew: the record would differ with every change. */
  private sealedPassword(password: string, change: DirectoryChange): string {
    const kept = typeof change.bindPassword === 'string' ? undefined : this.record()?.bindPassword;
    return kept ?? this.vault.seal(PASSWORD_PLACE, password);
  }
}
