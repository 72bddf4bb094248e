import type { FieldProblem } from '../../../api/problem';
import { type ChannelField, channelFields } from '../channels/channel-fields';
import type { Channel } from '../webhook';
import type { WebhookValues } from './webhook-values';

/** What is refused, by the path of its field in the form: entries of lists are shown at their list. */
export function webhookErrors(channel: Channel, problems: readonly FieldProblem[]): Record<string, string> {
  return Object.fromEntries(problems.map(({ field, message }) => [pathOf(channel, field), message]));
}

function pathOf(channel: Channel, field: string): string {
  const [first = ''] = field.split('.', 1);
  const setting = channelFields[channel].find(({ name }) => name === first)?.name;
  if (setting !== undefined) return setting === 'to' ? 'to' : `fields.${setting}`;
  return first === 'events' || first === 'groupIds' ? first : field;
}

/** Settings that a channel cannot do without and that are empty. */
export const missingFields = (
  channel: Channel,
  { fields, to }: Pick<WebhookValues, 'fields' | 'to'>,
  isThere: (name: ChannelField) => boolean,
): ChannelField[] =>
  channelFields[channel]
    .filter(({ required }) => required === true)
    .map(({ name }) => name)
    .filter((name) => (name === 'to' ? to.length === 0 : fields[name].trim() === '') && !isThere(name));
