import { createHmac } from 'node:crypto';
import type { Severity } from '@app/common';
import { judgeCode } from '../../answers/judge-code';
import { describeTelling, type TellingText } from '../../message/describe-event';
import { fitLines, jsonBytesOf } from '../../message/fit-lines';
import { plainMarkup, writeLines } from '../../message/write-lines';
import { optionalText, requireOnly } from '../../settings/setting-fields';
import { requireSecretUrl } from '../../settings/webhook-url';
import type { Channel } from '../channel';
import { jsonMessage } from '../json-message';
import { type KeywordSettings, optionalKeyword, withKeyword } from '../keyword';

export interface FeishuSettings extends KeywordSettings {
  readonly url: string;
  /** Of "signature verification". */
  readonly secret?: string;
}

/** Feishu, "Custom bot usage guide": a body of at most 20 KB. The difference is for what is around the text. */
const LARGEST_TEXT = 16_000;
/** Too many a minute: the limit is 100 a minute and 5 a second. 9499 means a malformed body as well. */
const waits = { 9499: 60_000, 11232: 60_000 } as const;
const templates: Readonly<Record<Severity, string>> = { info: 'blue', warning: 'orange', critical: 'red' };

/** Custom bots of Feishu and Lark: a card of plain texts, so nothing in it is markup. */
export const feishuChannel: Channel<FeishuSettings> = {
  name: 'feishu',
  secrets: ['url', 'secret'],
  decode(settings) {
    requireOnly(settings, ['url', 'secret', 'keyword']);
    const secret = optionalText(settings, 'secret');
    return {
      url: requireSecretUrl(settings, 'url'),
      ...(secret === undefined ? {} : { secret }),
      ...optionalKeyword(settings),
    };
  },
  compose(telling, { url, secret, keyword }) {
    const text = describeTelling(telling);
    return jsonMessage(url, {
      ...(secret === undefined ? {} : signed(secret, telling.now)),
      msg_type: 'interactive',
      card: cardOf(withKeyword(keyword, text.title), text),
    });
  },
  judge: (answer) =>
    judgeCode(answer, { code: ['code', 'StatusCode'], message: ['msg', 'StatusMessage'], success: 0, waits }),
};

/** What looks like the text to sign is the key, and what is signed is empty. Good for an hour. */
function signed(secret: string, now: number): object {
  const timestamp = String(Math.floor(now / 1_000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
}

const plain = (content: string): object => ({ tag: 'plain_text', content });

function cardOf(title: string, text: TellingText): object {
  const lines = fitLines(writeLines(text, plainMarkup), { limit: LARGEST_TEXT, measure: jsonBytesOf, separator: '\n' });
  const button = { tag: 'button', text: plain('Open the relay'), type: 'default', url: text.link };
  const actions = text.link === undefined ? [] : [{ tag: 'action', actions: [button] }];
  return {
    config: { wide_screen_mode: true },
    header: { title: plain(title), template: templates[text.severity] },
    elements: [{ tag: 'div', text: plain(lines) }, ...actions],
  };
}
