import { type ChannelField, type ClearableField, channelFields, isClearable } from '../channels/channel-fields';
import { patternsOf } from '../events/event-patterns';
import type { Channel, NewWebhook, Webhook, WebhookChange } from '../webhook';
import { type TextField, type WebhookValues, shownSetting } from './webhook-values';

type GivenSettings = Pick<NewWebhook, ChannelField>;
type PlainSettings = Partial<Record<Exclude<TextField, 'port' | 'secrets'>, string>>;

/** A setting as the control plane takes it, from what stands in its field. */
function settingOf(name: ChannelField, { fields, to }: WebhookValues): GivenSettings {
  if (name === 'to') return to.length === 0 ? {} : { to };
  const text = fields[name].trim();
  if (text === '') return {};
  if (name === 'port') return { port: Number(text) };
  if (name === 'secrets') return { secrets: [text] };
  const setting: PlainSettings = { [name]: text };
  return setting;
}

const settingsOf = (names: readonly ChannelField[], values: WebhookValues): GivenSettings =>
  names.reduce<GivenSettings>((settings, name) => ({ ...settings, ...settingOf(name, values) }), {});

type Common = Pick<NewWebhook, 'name' | 'minimumSeverity' | 'dedupeSeconds' | 'concurrency'>;

const commonOf = ({ name, minimumSeverity, dedupeSeconds, concurrency }: WebhookValues): Common => ({
  ...{ name: name.trim(), minimumSeverity, dedupeSeconds, concurrency },
});

const quietHoursOf = ({ quietHours: { on, from, until, timezone } }: WebhookValues): NewWebhook['quietHours'] =>
  on ? { from, until, timezone } : undefined;

export function newBody(channel: Channel, values: WebhookValues): NewWebhook {
  const settings = settingsOf(
    channelFields[channel].map(({ name }) => name),
    values,
  );
  const quietHours = quietHoursOf(values);
  return {
    ...{ ...commonOf(values), channel, enabled: true, events: patternsOf(values.events), ...settings },
    ...(values.groupIds.length === 0 ? {} : { groupIds: values.groupIds }),
    ...(quietHours ? { quietHours } : {}),
    ...(channel === 'standard' && settings.secrets === undefined ? { signing: values.signing } : {}),
  };
}

/** Only what differs: a setting that is not named stays, also one that nobody is shown. */
export function changeBody(webhook: Webhook, before: WebhookValues, after: WebhookValues): WebhookChange {
  const isSame = (name: keyof WebhookValues): boolean => JSON.stringify(before[name]) === JSON.stringify(after[name]);
  const { given, cleared } = settingsChange(webhook, before, after);
  return {
    ...{ ...commonOf(after), ...given, ...cleared },
    ...(isSame('events') ? {} : { events: patternsOf(after.events) }),
    ...(isSame('groupIds') ? {} : { groupIds: after.groupIds.length === 0 ? null : after.groupIds }),
    ...(isSame('quietHours') ? {} : { quietHours: quietHoursOf(after) ?? null }),
  };
}

interface SettingsChange {
  readonly given: GivenSettings;
  readonly cleared: Partial<Record<ClearableField, null>>;
}

function settingsChange(webhook: Webhook, before: WebhookValues, after: WebhookValues): SettingsChange {
  const textIn = (name: ChannelField, values: WebhookValues): string =>
    name === 'to' ? values.to.join('\n') : values.fields[name].trim();
  const kinds = channelFields[webhook.channel];
  // Settings that cannot be read have to be given as a whole.
  const begin = webhook.settingsState === 'unreadable' ? undefined : before;
  const written = kinds
    .map(({ name }) => name)
    .filter((name) => textIn(name, after) !== '' && textIn(name, after) !== (begin ? textIn(name, begin) : ''));
  const emptied = kinds
    .map(({ name }) => name)
    .filter(isClearable)
    .filter(
      (name) =>
        after.removed.includes(name) ||
        (textIn(name, after) === '' && textIn(name, before) !== '' && shownSetting(webhook, name) !== ''),
    );
  return {
    given: settingsOf(written, after),
    cleared: Object.fromEntries(emptied.map((name): [string, null] => [name, null])),
  };
}
