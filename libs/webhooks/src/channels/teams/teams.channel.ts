import { failed } from '../../answers/failed';
import { judgeStatus } from '../../answers/judge-status';
import { describeTelling, type EventText, type TellingText } from '../../message/describe-event';
import { plainLine } from '@app/common';
import { requireOnly } from '../../settings/setting-fields';
import { requireSecretUrl } from '../../settings/webhook-url';
import type { Channel } from '../channel';
import { jsonMessage } from '../json-message';

export interface TeamsSettings {
  /** Of a workflow "when a Teams webhook request is received". */
  readonly url: string;
}

/** Microsoft, connector of Teams: messages of about 28 KB. What is around the paragraphs needs less than the difference. */
const LARGEST_BODY = 25_000;
const colors = { info: 'Accent', warning: 'Warning', critical: 'Attention' } as const;

/** Workflows of Microsoft Teams: a message with one Adaptive Card 1.4. */
export const teamsChannel: Channel<TeamsSettings> = {
  name: 'teams',
  secrets: ['url'],
  decode(settings) {
    requireOnly(settings, ['url']);
    return { url: requireSecretUrl(settings, 'url') };
  },
  compose(telling, { url }) {
    const text = describeTelling(telling);
    const content = {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.4',
      body: paragraphsOf(text),
      ...(text.link === undefined
        ? {}
        : { actions: [{ type: 'Action.OpenUrl', title: 'Open the relay', url: text.link }] }),
    };
    const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content };
    return jsonMessage(url, { type: 'message', attachments: [attachment] });
  },
  judge(answer) {
    const outcome = judgeStatus(answer);
    // What came before workflows says with a 200 that Teams refused: Microsoft, "Create incoming webhooks".
    if (outcome.outcome === 'delivered' && answer.body.includes('Webhook message delivery failed'))
      return failed(`HTTP ${answer.status}: ${plainLine(answer.body, 200)}`);
    return outcome;
  },
};

type Run = Readonly<Record<string, unknown>>;

/** A run of a rich text has no markdown (Adaptive Cards, "TextRun"), so nothing has to be escaped but functions for dates. */
const run = (text: string, style: Run = {}): Run => ({
  type: 'TextRun',
  text: text.replaceAll('{{', '{ {'),
  ...style,
});
const paragraph = (...inlines: readonly Run[]): object => ({ type: 'RichTextBlock', inlines });

function paragraphsOf(text: TellingText): readonly object[] {
  const title = paragraph(run(text.title, { size: 'Large', weight: 'Bolder', color: colors[text.severity] }));
  const [event] = text.events;
  return text.events.length === 1 ? [title, ...aboutOne(event)] : [title, ...aboutMany(text.events)];
}

const aboutOne = ({ summary, details, when }: EventText): readonly object[] => [
  paragraph(run(summary)),
  ...details.map(({ name, value }) => paragraph(run(`${name}: `, { weight: 'Bolder' }), run(value))),
  paragraph(run(when, { isSubtle: true })),
];

function aboutMany(events: readonly EventText[]): readonly object[] {
  const paragraphs: object[] = [];
  let left = LARGEST_BODY;
  for (const { title, summary, when, severity } of events) {
    const heading = run(`${title}: `, { weight: 'Bolder', color: colors[severity] });
    const one = paragraph(heading, run(`${summary} `), run(when, { isSubtle: true }));
    left -= Buffer.byteLength(JSON.stringify(one)) + 1;
    if (left < 0) return [...paragraphs, paragraph(run(`… and ${events.length - paragraphs.length} more`))];
    paragraphs.push(one);
  }
  return paragraphs;
}
