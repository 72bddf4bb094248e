import { severities } from '@app/common';
import { isJsonObject } from '@app/protocols';
import { channelNames } from '../channels/channel';
import { isQuietHours } from './quiet-hours';
import { type WebhookEndpoint, disabledReasons } from './webhook-endpoint';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isText);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isOneOf = (choices: readonly string[], value: unknown): boolean => choices.some((one) => one === value);

const requiredFields: Readonly<Partial<Record<keyof WebhookEndpoint, (value: unknown) => boolean>>> = {
  ...{ id: isText, name: isText, createdAt: isText },
  channel: (value) => isOneOf(channelNames, value),
  // Not only those that are known here: a later version may have written the record.
  events: isTextList,
  minimumSeverity: (value) => isOneOf(severities, value),
  dedupeSeconds: isCount,
  concurrency: (value) => isCount(value) && value !== 0,
  enabled: (value) => typeof value === 'boolean',
};

const optionalFields: typeof requiredFields = {
  groupIds: isTextList,
  quietHours: isQuietHours,
  disabledReason: (value) => isOneOf(disabledReasons, value),
};

/** Undefined for anything that is not a whole endpoint: a filter that cannot be read must not be taken for none. */
export function decodeWebhookEndpoint(value: unknown): WebhookEndpoint | undefined {
  if (!isJsonObject(value)) return undefined;
  const present = Object.entries(optionalFields).filter(([field]) => value[field] !== undefined);
  const fields = [...Object.entries(requiredFields), ...present];
  if (!fields.every(([field, isGood]) => isGood(value[field]))) return undefined;
  return Object.fromEntries(fields.map(([field]) => [field, value[field]])) as unknown as WebhookEndpoint;
}
