import { type AddressGuard, EgressError } from '@app/egress';
import type { JsonObject } from '@app/protocols';
import { type ChannelName, ChannelSettingsError, type OutgoingMessage, type Telling } from '../channels/channel';
import { type ChannelSettings, channels } from '../channels/channels';

interface Address {
  /** Settings that say where messages go. */
  readonly fields: readonly [string, ...string[]];
  /** The secret that goes there with each message, or that could be tried against what does; absent: none, or the address is it. */
  readonly carried?: string;
}

const url: Address = { fields: ['url'] };
const addresses: Readonly<Record<ChannelName, Address>> = {
  ...{ standard: url, slack: url, discord: url, teams: url, wecom: url },
  // They sign with secrets that somebody may have thought up, and short ones.
  ...{ feishu: { ...url, carried: 'secret' }, dingtalk: { ...url, carried: 'secret' } },
  telegram: { fields: ['apiBase'], carried: 'botToken' },
  bark: { fields: ['server'], carried: 'deviceKey' },
  smtp: { fields: ['host', 'port', 'security'], carried: 'password' },
};

const sample: Telling = {
  deliveryId: 'dlv_0',
  events: [{ id: 'evt_0', type: 'test', at: new Date(0).toISOString(), severity: 'info', summary: 'test', data: {} }],
  now: 0,
};

/**
 * Literal addresses only: what a name leads to is looked at whenever it is called.
 * @throws ChannelSettingsError where messages would go into a private network
 */
export function requireOpenAddress<Name extends ChannelName>(
  guard: Pick<AddressGuard, 'checkHost'>,
  channel: Name,
  settings: ChannelSettings[Name],
): void {
  try {
    guard.checkHost(hostOf(channels[channel].compose(sample, settings)));
  } catch (error) {
    if (!(error instanceof EgressError)) throw error;
    const [field] = addresses[channel].fields;
    throw new ChannelSettingsError(field, 'must not be an address of a private network: see WEBHOOK_ALLOW_CIDRS');
  }
}

const hostOf = (message: OutgoingMessage): string =>
  message.kind === 'http' ? new URL(message.url).hostname : message.server.host;

/**
 * Whoever may change an endpoint may not read its secrets: sent to a server of their own, they would be.
 * @param given the change as it was asked for
 * @throws ChannelSettingsError where a secret that nobody gave again would go somewhere else
 */
export function requireSecretAgain(
  channel: ChannelName,
  given: JsonObject,
  before: JsonObject,
  after: JsonObject,
): void {
  const { fields, carried } = addresses[channel];
  if (carried === undefined || after[carried] === undefined || typeof given[carried] === 'string') return;
  if (fields.every((field) => before[field] === after[field])) return;
  throw new ChannelSettingsError(carried, 'must be given again: it would go to another address');
}
