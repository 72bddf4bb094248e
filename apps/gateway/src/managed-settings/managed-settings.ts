import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountGroups } from '@app/accounts';
import type { User } from '@app/auth';
import type { JsonObject } from '@app/protocols';
import { Memberships } from '../people/memberships';
import { mergeSettings } from './merge-settings';
import { settingsChecksum } from './settings-checksum';

/** What Claude Code takes as the answer of `GET /managed/settings`. */
export interface SettingsDocument {
  /** Names the groups that the settings come from. */
  readonly uuid: string;
  readonly checksum: string;
  readonly settings: JsonObject;
}

/** What Claude Code of a person is to be set to, by the account groups that they belong to. */
@Injectable()
export class ManagedSettings {
  constructor(
    private readonly groups: AccountGroups,
    private readonly memberships: Memberships,
  ) {}

  /** Of several groups the settings are merged in the order in which the groups were created. Undefined: no group says anything. */
  settingsOf(user: User): SettingsDocument | undefined {
    const sources = this.memberships.groupIdsOf(user).flatMap((id) => {
      const { managedSettings } = this.groups.get(id) ?? {};
      return managedSettings === undefined ? [] : [{ id, managedSettings }];
    });
    if (sources.length === 0) return undefined;
    const settings = sources.reduce<JsonObject>((merged, source) => mergeSettings(merged, source.managedSettings), {});
    return { uuid: uuidOf(sources.map(({ id }) => id)), checksum: settingsChecksum(settings), settings };
  }
}

/** RFC 9562, version 8: the same groups have the same one on every gateway. */
function uuidOf(groupIds: readonly string[]): string {
  const digits = createHash('sha256').update(groupIds.join(' ')).digest('hex');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}
