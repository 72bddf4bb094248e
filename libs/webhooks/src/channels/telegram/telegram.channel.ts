import { asNumber, asObject, asText, parseJsonObject } from '@app/protocols';
import { failed } from '../../answers/failed';
import { judgeStatus } from '../../answers/judge-status';
import { describeTelling } from '../../message/describe-event';
import { escapeHtml } from '../../message/escape-html';
import { fitLines, lengthOf } from '../../message/fit-lines';
import { plainLine } from '@app/common';
import { type Markup, writeLines } from '../../message/write-lines';
import { optionalForm, requireForm, requireOnly } from '../../settings/setting-fields';
import { optionalBaseUrl } from '../../settings/webhook-url';
import type { Channel } from '../channel';
import { jsonMessage } from '../json-message';

export interface TelegramSettings {
  readonly botToken: string;
  /** A number, negative for groups, or `@channelname`. */
  readonly chatId: string;
  /** A topic of a group. */
  readonly threadId?: number;
  /** Of a Bot API server of your own. */
  readonly apiBase?: string;
}

const API_BASE = 'https://api.telegram.org';
/** Bot API, `sendMessage`: 1 to 4,096 characters after entities are parsed. Ours are counted before, which is never less. */
const LONGEST_TEXT = 4_096;

export const telegramChannel: Channel<TelegramSettings> = {
  name: 'telegram',
  secrets: ['botToken'],
  decode(settings) {
    requireOnly(settings, ['botToken', 'chatId', 'threadId', 'apiBase']);
    const threadId = optionalForm(settings, 'threadId', /^\d{1,15}$/, 'must be the number of a topic');
    const apiBase = optionalBaseUrl(settings, 'apiBase');
    return {
      botToken: requireForm(settings, 'botToken', /^\d{1,20}:[\w-]{20,100}$/, 'must be a token as BotFather gives it'),
      chatId: requireForm(settings, 'chatId', /^(?:-?\d{1,20}|@\w{4,64})$/, 'must be a number or @ and a name'),
      ...(threadId === undefined ? {} : { threadId: Number(threadId) }),
      ...(apiBase === undefined ? {} : { apiBase }),
    };
  },
  compose(telling, { botToken, chatId, threadId, apiBase = API_BASE }) {
    const text = describeTelling(telling);
    const link = text.link === undefined ? [] : [`<a href="${escapeHtml(text.link)}">Open the relay</a>`];
    const head = [strong(escapeTelegram(text.title)), ...link].join('\n');
    const room = { limit: LONGEST_TEXT - head.length - 1, measure: lengthOf, separator: '\n' };
    return jsonMessage(`${apiBase}/bot${botToken}/sendMessage`, {
      chat_id: chatId,
      ...(threadId === undefined ? {} : { message_thread_id: threadId }),
      text: `${head}\n${fitLines(writeLines(text, markup), room)}`,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
  },
  judge(answer) {
    const outcome = judgeStatus(answer);
    const body = parseJsonObject(answer.body);
    if (outcome.outcome === 'delivered' && body?.ok === true) return outcome;
    if (outcome.outcome === 'gone') return outcome;
    const words = plainLine(asText(body?.description) ?? '', 200) || 'no words';
    const seconds = asNumber(asObject(body?.parameters)?.retry_after);
    const wait = outcome.outcome === 'failed' ? outcome.retryAfterMs : undefined;
    return failed(`HTTP ${answer.status}: ${words}`, seconds === undefined ? wait : seconds * 1_000);
  },
};

/** A word joiner after the sign keeps names in data from calling somebody. */
const escapeTelegram = (text: string): string => escapeHtml(text).replace(/(?<!\w)@(?=\w)/g, '@\u2060');
const strong = (escaped: string): string => `<b>${escaped}</b>`;
const markup: Markup = { escape: escapeTelegram, strong };
