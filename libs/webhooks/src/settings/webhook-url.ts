import type { JsonObject } from '@app/protocols';
import { ChannelSettingsError } from '../channels/channel';
import { isLoopback } from './is-loopback';
import { requireText } from './setting-fields';

const LONGEST_URL = 2_048;

/** An http or https address without user and fragment. Where it may lead is decided when it is sent to. @throws ChannelSettingsError */
export function requireUrl(settings: JsonObject, field: string): string {
  const text = requireText(settings, field, LONGEST_URL);
  const url = URL.parse(text);
  const isGood = url && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password && !url.hash;
  if (!isGood) throw new ChannelSettingsError(field, 'must be an http or https address without user and fragment');
  return url.href;
}

/** An address that is itself the secret: https, or this machine. @throws ChannelSettingsError */
export function requireSecretUrl(settings: JsonObject, field: string): string {
  const text = requireUrl(settings, field);
  const { protocol, hostname } = new URL(text);
  if (protocol !== 'https:' && !isLoopback(hostname))
    throw new ChannelSettingsError(field, 'must be an https address: it holds the secret');
  return text;
}

/** @throws ChannelSettingsError */
export function optionalUrl(settings: JsonObject, field: string): string | undefined {
  return settings[field] === undefined ? undefined : requireUrl(settings, field);
}

/** What paths are put behind, without a slash at its end; undefined where it is absent. @throws ChannelSettingsError */
export function optionalBaseUrl(settings: JsonObject, field: string): string | undefined {
  const text = optionalUrl(settings, field);
  if (text !== undefined && new URL(text).search !== '') throw new ChannelSettingsError(field, 'must have no query');
  return text?.replace(/\/+$/, '');
}
