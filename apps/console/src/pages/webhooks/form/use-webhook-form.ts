import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ChannelField } from '../channels/channel-fields';
import type { Channel, Webhook } from '../webhook';
import { missingFields } from './webhook-errors';
import { type WebhookValues, newValues, shownSetting, valuesOf } from './webhook-values';

export type WebhookForm = UseFormReturnType<WebhookValues>;

/** @param webhook absent: a new one */
export function useWebhookForm(channel: Channel, webhook?: Webhook): WebhookForm {
  const { t } = useTranslation('webhook-form');
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const isThere = (name: ChannelField): boolean =>
    webhook?.settingsState === 'usable' &&
    (webhook.hiddenFields.includes(name) || shownSetting(webhook, name).endsWith('…'));
  return useForm<WebhookValues>({
    initialValues: webhook ? valuesOf(webhook, timeZone) : newValues(timeZone),
    validate: (values) => ({
      ...(values.name.trim() === '' ? { name: t('missing') } : {}),
      ...(values.events.length === 0 ? { events: t('noEvents') } : {}),
      ...Object.fromEntries(
        missingFields(channel, values, isThere).map((name) => [name === 'to' ? 'to' : `fields.${name}`, t('missing')]),
      ),
      ...quietHoursErrors(values, { missing: t('missing'), same: t('quietHours.same') }),
    }),
  });
}

function quietHoursErrors(
  { quietHours: { on, from, until, timezone } }: WebhookValues,
  { missing, same }: { readonly missing: string; readonly same: string },
): Record<string, string> {
  if (!on) return {};
  return {
    ...(from === '' ? { 'quietHours.from': missing } : {}),
    ...(until === '' ? { 'quietHours.until': missing } : from === until ? { 'quietHours.until': same } : {}),
    ...(timezone === '' ? { 'quietHours.timezone': missing } : {}),
  };
}
