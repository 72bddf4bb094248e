import type { JsonObject } from '@app/protocols';
import type { ChannelName } from '../channels/channel';
import { channels } from '../channels/channels';

/** Stands at the end of an address for what is not shown of it. */
const HIDDEN = '…';

/** Somebody may send back what they were shown. */
export const isShownAddress = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:/.test(value) && value.endsWith(HIDDEN);

interface Shown {
  readonly shown: JsonObject;
  /** Names of settings that are there and left out. */
  readonly hidden: readonly string[];
}

/**
 * Settings without what somebody could do harm with: secrets are left out, of an address that is one only the host stays, and no address
 * keeps its query, where tokens like to be.
 */
export function shownSettings(channel: ChannelName, settings: JsonObject): Shown {
  const secrets: readonly string[] = channels[channel].secrets;
  const members = Object.entries(settings).map(([name, value]) => {
    if (!secrets.includes(name)) return [name, withoutQuery(value)] as const;
    return [name, name === 'url' ? hostOnly(value) : undefined] as const;
  });
  return {
    shown: Object.fromEntries(members.filter(([, value]) => value !== undefined)),
    hidden: members.filter(([, value]) => value === undefined).map(([name]) => name),
  };
}

const addressOf = (value: unknown): URL | null =>
  typeof value === 'string' && /^https?:/.test(value) ? URL.parse(value) : null;

function withoutQuery(value: unknown): unknown {
  const url = addressOf(value);
  return url?.search ? `${url.origin}${url.pathname}?${HIDDEN}` : value;
}

function hostOnly(value: unknown): string | undefined {
  const url = addressOf(value);
  return url ? `${url.origin}/${HIDDEN}` : undefined;
}
