import type { Severity } from '@app/common';
import { judgeCode } from '../../answers/judge-code';
import { describeTelling } from '../../message/describe-event';
import { bytesOf, fitLines } from '../../message/fit-lines';
import { withLookAlikes } from '../../message/look-alike';
import { type Markup, writeLines } from '../../message/write-lines';
import { requireOnly } from '../../settings/setting-fields';
import { requireSecretUrl } from '../../settings/webhook-url';
import type { Channel } from '../channel';
import { jsonMessage } from '../json-message';

export interface WecomSettings {
  /** Of a group robot: its key is in it. */
  readonly url: string;
}

/** WeCom, "Group robots": 4,096 bytes of UTF-8 (40058 where there are more). */
const LARGEST_CONTENT = 4_096;
/** More than 20 messages a minute. */
const waits = { 45009: 60_000 } as const;
/** The three colours that the dialect knows. */
const colors: Readonly<Record<Severity, string>> = { info: 'info', warning: 'warning', critical: 'warning' };
const markup: Markup = { escape: withLookAlikes, strong: (escaped) => `**${escaped}**` };

export const wecomChannel: Channel<WecomSettings> = {
  name: 'wecom',
  secrets: ['url'],
  decode(settings) {
    requireOnly(settings, ['url']);
    return { url: requireSecretUrl(settings, 'url') };
  },
  compose(telling, { url }) {
    const text = describeTelling(telling);
    const title = `### <font color="${colors[text.severity]}">${text.title}</font>\n`;
    const link = text.link === undefined ? '' : `\n[Open the relay](${text.link})`;
    const limit = LARGEST_CONTENT - bytesOf(title) - bytesOf(link);
    const lines = fitLines(writeLines(text, markup), { limit, measure: bytesOf, separator: '\n' });
    return jsonMessage(url, { msgtype: 'markdown', markdown: { content: `${title}${lines}${link}` } });
  },
  judge: (answer) => judgeCode(answer, { code: ['errcode'], message: ['errmsg'], success: 0, waits }),
};
