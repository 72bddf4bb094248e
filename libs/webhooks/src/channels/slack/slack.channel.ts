import { failed } from '../../answers/failed';
import { judgeStatus } from '../../answers/judge-status';
import { describeTelling, type TellingText } from '../../message/describe-event';
import { fitLines, lengthOf } from '../../message/fit-lines';
import { plainLine } from '@app/common';
import { writeLines } from '../../message/write-lines';
import { requireOnly } from '../../settings/setting-fields';
import { requireSecretUrl } from '../../settings/webhook-url';
import type { Channel } from '../channel';
import { jsonMessage } from '../json-message';

export interface SlackSettings {
  /** Of an incoming webhook: who has it may post. */
  readonly url: string;
}

/** Slack, "Text object" and "Section block": 3,000 characters of a text, ten fields of 2,000. */
const LONGEST_TEXT = 3_000;
const MOST_FIELDS = 10;

/** Incoming webhooks of Slack, and of what speaks like it. */
export const slackChannel: Channel<SlackSettings> = {
  name: 'slack',
  secrets: ['url'],
  decode(settings) {
    requireOnly(settings, ['url']);
    return { url: requireSecretUrl(settings, 'url') };
  },
  compose(telling, { url }) {
    const text = describeTelling(telling);
    const [event] = text.events;
    return jsonMessage(url, {
      // What notifications show.
      text: escapeSlack(text.events.length === 1 ? `${text.title}: ${event.summary}` : text.title),
      blocks: [{ type: 'header', text: plain(text.title) }, ...bodyBlocks(text), contextBlock(text)],
    });
  },
  judge(answer) {
    const outcome = judgeStatus(answer);
    const words = plainLine(answer.body, 200);
    if (outcome.outcome === 'delivered') {
      return words === 'ok' ? outcome : failed(`HTTP ${answer.status} without ok: ${words || 'no words'}`);
    }
    if (outcome.outcome === 'gone' || words === '') return outcome;
    return failed(`${outcome.reason}: ${words}`, outcome.retryAfterMs);
  },
};

/** Slack, "Formatting text for app surfaces": these three and no others are decoded for display. */
const escapeSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What others wrote stands in plain texts only: no mentions, no links, no emphasis. */
const plain = (text: string): object => ({ type: 'plain_text', text: escapeSlack(text), emoji: false });

function bodyBlocks(text: TellingText): readonly object[] {
  const [event] = text.events;
  if (text.events.length > 1) {
    const lines = writeLines(text, { escape: escapeSlack, strong: (escaped) => escaped });
    const digest = fitLines(lines, { limit: LONGEST_TEXT, measure: lengthOf, separator: '\n' });
    return [{ type: 'section', text: { type: 'plain_text', text: digest, emoji: false } }];
  }
  const fields = event.details.slice(0, MOST_FIELDS).map(({ name, value }) => plain(`${name}\n${value}`));
  return [{ type: 'section', text: plain(event.summary), ...(fields.length === 0 ? {} : { fields }) }];
}

function contextBlock({ events, link }: TellingText): object {
  const opened =
    link === undefined ? [] : [{ type: 'mrkdwn', text: `<${escapeSlack(link)}|Open the relay>`, verbatim: true }];
  return { type: 'context', elements: [plain(events[0].when), ...opened] };
}
