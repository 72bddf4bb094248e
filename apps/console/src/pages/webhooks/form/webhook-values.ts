import type { ChannelField } from '../channels/channel-fields';
import type { ChosenType } from '../events/event-catalogue';
import { typesOf } from '../events/event-patterns';
import type { Severity, Webhook } from '../webhook';

/** Settings of a channel that are one text, or a number in digits. */
export type TextField = Exclude<ChannelField, 'to'>;

/** A webhook as the fields of a form hold it. Secrets that are there already are empty. */
export interface WebhookValues {
  readonly name: string;
  readonly fields: Readonly<Record<TextField, string>>;
  readonly to: string[];
  /** Secrets that are to be taken away. */
  readonly removed: ChannelField[];
  readonly signing: 'hmac-sha256' | 'ed25519';
  readonly events: ChosenType[];
  readonly minimumSeverity: Severity;
  /** Empty: all. */
  readonly groupIds: string[];
  readonly dedupeSeconds: number;
  readonly concurrency: number;
  readonly quietHours: {
    readonly on: boolean;
    readonly from: string;
    readonly until: string;
    readonly timezone: string;
  };
}

const noFields: Readonly<Record<TextField, string>> = {
  ...{ url: '', threadId: '', chatId: '', apiBase: '', keyword: '', server: '', level: '', group: '', sound: '' },
  ...{ icon: '', host: '', port: '', security: '', user: '', from: '' },
  ...{ secret: '', secrets: '', botToken: '', deviceKey: '', password: '' },
};
const isTextField = (name: string): name is TextField => name in noFields;
const textFields = Object.keys(noFields).filter(isTextField);

/** @param timezone that of the viewer */
export const newValues = (timezone: string): WebhookValues => ({
  ...{ name: '', fields: noFields, to: [], removed: [], signing: 'hmac-sha256' },
  ...{ events: typesOf(['*']), minimumSeverity: 'info', groupIds: [], dedupeSeconds: 0, concurrency: 4 },
  quietHours: { on: false, from: '22:00', until: '07:00', timezone },
});

/** Whether something of an address is left out of what is shown. */
export const isPartOfAddress = (shown: string): boolean => shown.endsWith('…');

/** What is shown of a setting; empty: it is not there, or hidden as a whole. */
export function shownSetting(webhook: Webhook, name: ChannelField): string {
  const settings: Readonly<Record<string, unknown>> = webhook;
  const value = settings[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function valuesOf(webhook: Webhook, timezone: string): WebhookValues {
  const { name, events, minimumSeverity, groupIds = [], dedupeSeconds, concurrency, quietHours, to = [] } = webhook;
  const begin = newValues(timezone);
  const shown = textFields.map((field): [string, string] => {
    const text = shownSetting(webhook, field);
    return [field, isPartOfAddress(text) ? '' : text];
  });
  return {
    ...begin,
    ...{ name, minimumSeverity, dedupeSeconds, concurrency },
    fields: { ...noFields, ...Object.fromEntries(shown) },
    to: [...to],
    events: typesOf(events),
    groupIds: [...groupIds],
    quietHours: quietHours ? { on: true, ...quietHours } : begin.quietHours,
  };
}
