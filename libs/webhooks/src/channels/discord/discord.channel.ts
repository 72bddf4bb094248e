import type { Severity } from '@app/common';
import { asNumber, asText, parseJsonObject } from '@app/protocols';
import { failed } from '../../answers/failed';
import { judgeStatus } from '../../answers/judge-status';
import { describeTelling, type TellingText } from '../../message/describe-event';
import { fitLines, lengthOf } from '../../message/fit-lines';
import { plainLine } from '@app/common';
import { writeLines } from '../../message/write-lines';
import { optionalForm, requireOnly } from '../../settings/setting-fields';
import { requireSecretUrl } from '../../settings/webhook-url';
import type { Channel } from '../channel';
import { jsonMessage } from '../json-message';

export interface DiscordSettings {
  readonly url: string;
  /** Of a thread in the webhook's channel. */
  readonly threadId?: string;
}

/** Discord, "Embed limits": title 256, description 4,096, field name 256 and value 1,024, 25 fields, all together 6,000 characters. */
const LONGEST_DESCRIPTION = 4_096;
const MOST_CHARACTERS = 6_000;
/** Discord, "JSON error codes": Unknown Webhook. */
const UNKNOWN_WEBHOOK = 10_015;
const colors: Readonly<Record<Severity, number>> = { info: 0x3b82f6, warning: 0xf59e0b, critical: 0xdc2626 };

export const discordChannel: Channel<DiscordSettings> = {
  name: 'discord',
  secrets: ['url'],
  decode(settings) {
    requireOnly(settings, ['url', 'threadId']);
    const threadId = optionalForm(settings, 'threadId', /^\d{1,20}$/, 'must be the number of a thread');
    return { url: requireSecretUrl(settings, 'url'), ...(threadId === undefined ? {} : { threadId }) };
  },
  compose(telling, settings) {
    const text = describeTelling(telling);
    return jsonMessage(addressOf(settings), { embeds: [embedOf(text)], allowed_mentions: { parse: [] } });
  },
  judge(answer) {
    const outcome = judgeStatus(answer);
    if (outcome.outcome !== 'failed') return outcome;
    const body = parseJsonObject(answer.body);
    if (answer.status === 404 && body?.code === UNKNOWN_WEBHOOK) return { outcome: 'gone' };
    const words = plainLine(asText(body?.message) ?? '', 200);
    const seconds = answer.status === 429 ? asNumber(body?.retry_after) : undefined;
    const wait = seconds === undefined ? outcome.retryAfterMs : seconds * 1_000;
    return failed(words === '' ? outcome.reason : `${outcome.reason}: ${words}`, wait);
  },
};

/** Without a version Discord takes an old one, which counts `retry_after` in milliseconds. */
function addressOf({ url: text, threadId }: DiscordSettings): string {
  const url = new URL(text);
  if (/(?:^|\.)discord(?:app)?\.com$/.test(url.hostname))
    url.pathname = url.pathname.replace(/^\/api\/webhooks\//, '/api/v10/webhooks/');
  if (threadId !== undefined) url.searchParams.set('thread_id', threadId);
  return url.href;
}

/** Discord's markdown takes a backslash before any sign; a colon ends addresses and names of emoji. */
const escapeDiscord = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~:@]/g, (sign) => `\\${sign}`);

function embedOf(text: TellingText): object {
  const [event] = text.events;
  const isOne = text.events.length === 1;
  const digest = (): string => {
    const lines = writeLines(text, { escape: escapeDiscord, strong: (escaped) => `**${escaped}**` });
    return fitLines(lines, { limit: LONGEST_DESCRIPTION, measure: lengthOf, separator: '\n' });
  };
  const { title } = text;
  const description = isOne ? escapeDiscord(event.summary) : digest();
  const footer = event.when;
  const fields = isOne ? fieldsWithin(MOST_CHARACTERS - title.length - description.length - footer.length, text) : [];
  return {
    title,
    description,
    color: colors[text.severity],
    ...(text.link === undefined ? {} : { url: text.link }),
    ...(fields.length === 0 ? {} : { fields }),
    footer: { text: footer },
  };
}

function fieldsWithin(room: number, { events: [event] }: TellingText): readonly object[] {
  const fields: object[] = [];
  let left = room;
  for (const detail of event.details) {
    const field = { name: escapeDiscord(detail.name), value: escapeDiscord(detail.value), inline: true };
    left -= field.name.length + field.value.length;
    if (left < 0) break;
    fields.push(field);
  }
  return fields;
}
