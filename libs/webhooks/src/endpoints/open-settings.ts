import { asText, isJsonObject, objectsOf, parseJsonObject } from '@app/protocols';
import type { ChannelName } from '../channels/channel';
import { type ChannelSettings, decodeChannelSettings } from '../channels/channels';

/** A signing secret that was replaced. */
export interface FormerSecret {
  readonly secret: string;
  /** ISO 8601, UTC: when it signs no more. */
  readonly until: string;
}

/** Settings in clear. Live in memory only. */
export interface OpenSettings {
  readonly settings: ChannelSettings[ChannelName];
  readonly former: readonly FormerSecret[];
}

/** @throws ChannelSettingsError, or undefined for what is nothing of the kind: half of it must not be taken for all */
export function decodeOpenSettings(channel: ChannelName, text: string): OpenSettings | undefined {
  const value = parseJsonObject(text);
  if (!value || !isJsonObject(value.settings)) return undefined;
  const former = objectsOf(value.former).flatMap(({ secret, until }) => {
    const known = { secret: asText(secret), until: asText(until) };
    return known.secret === undefined || known.until === undefined ? [] : [known as FormerSecret];
  });
  return { settings: decodeChannelSettings(channel, value.settings), former };
}

/** What is used at a moment: a secret that was replaced goes on signing until its time. @param now milliseconds since the epoch */
export function settingsAt(open: OpenSettings, now: number): ChannelSettings[ChannelName] {
  const { settings, former } = withoutEnded(open, now);
  const signing = former.map(({ secret }) => secret);
  return 'secrets' in settings ? { ...settings, secrets: [...settings.secrets, ...signing] } : settings;
}

/** Without the secrets that sign no more. @param now milliseconds since the epoch */
export const withoutEnded = ({ settings, former }: OpenSettings, now: number): OpenSettings => ({
  settings,
  former: former.filter(({ until }) => Date.parse(until) > now),
});
