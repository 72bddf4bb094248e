import { createHmac } from 'node:crypto';
import { judgeCode } from '../../answers/judge-code';
import { describeTelling } from '../../message/describe-event';
import { fitLines, jsonBytesOf } from '../../message/fit-lines';
import { withLookAlikes } from '../../message/look-alike';
import { type Markup, writeLines } from '../../message/write-lines';
import { optionalText, requireOnly } from '../../settings/setting-fields';
import { requireSecretUrl } from '../../settings/webhook-url';
import type { Channel } from '../channel';
import { jsonMessage } from '../json-message';
import { type KeywordSettings, optionalKeyword, withKeyword } from '../keyword';

export interface DingtalkSettings extends KeywordSettings {
  readonly url: string;
  /** `SEC…`, of "additional signature". */
  readonly secret?: string;
}

/** DingTalk refuses bodies of more than 20,000 bytes (460101). The difference is for what is around the lines. */
const LARGEST_TEXT = 16_000;
/** More than 20 messages a minute: the robot is silenced for ten minutes. */
const waits = { 130101: 600_000 } as const;
const markup: Markup = { escape: withLookAlikes, strong: (escaped) => `**${escaped}**` };

export const dingtalkChannel: Channel<DingtalkSettings> = {
  name: 'dingtalk',
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
    const title = withKeyword(keyword, text.title);
    // A line of markdown only ends with an empty one.
    const room = { limit: LARGEST_TEXT, measure: jsonBytesOf, separator: '\n\n' };
    const link = text.link === undefined ? [] : [`[Open the relay](${text.link})`];
    const lines = [`### ${title}`, fitLines(writeLines(text, markup), room), ...link];
    return jsonMessage(secret === undefined ? url : signedUrl(url, secret, telling.now), {
      msgtype: 'markdown',
      markdown: { title, text: lines.join('\n\n') },
      at: { isAtAll: false },
    });
  },
  judge: (answer) => judgeCode(answer, { code: ['errcode'], message: ['errmsg'], success: 0, waits }),
};

/** Base64 of HMAC-SHA256 over milliseconds, line feed and secret, with the secret as the key. Good for an hour. */
function signedUrl(text: string, secret: string, now: number): string {
  const url = new URL(text);
  const timestamp = String(Math.floor(now));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
  return url.href;
}
