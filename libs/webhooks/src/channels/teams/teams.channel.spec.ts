import { describe, expect, it } from 'vitest';
import { describeVendor } from '../../conformance/describe-vendor';
import { answer, type Receiver } from '../../conformance/receivers/receiver';
import { require } from '../../conformance/receivers/require';
import { list, object, requireShape, text, words } from '../../conformance/receivers/shape';
import { channels } from '../channels';

/** Adaptive Cards 1.4 within the message that the trigger of Teams takes. Rich texts have no markdown. */
const run = object(
  {
    ...{ type: words('TextRun'), text: text(), weight: words('Bolder'), size: words('Large') },
    ...{ color: words('Accent', 'Warning', 'Attention'), isSubtle: { is: 'boolean' } },
  },
  ...['weight', 'size', 'color', 'isSubtle'],
);
const action = object({ type: words('Action.OpenUrl'), title: text(), url: { is: 'text', form: /^https?:\/\/\S+$/ } });
const card = object(
  {
    $schema: words('http://adaptivecards.io/schemas/adaptive-card.json'),
    ...{ type: words('AdaptiveCard'), version: words('1.4') },
    body: list(object({ type: words('RichTextBlock'), inlines: list(run) })),
    actions: list(action, 6),
  },
  'actions',
);
const contentType = words('application/vnd.microsoft.card.adaptive');
const attachment = object({ contentType, contentUrl: { is: 'null' }, content: card });
const message = object({ type: words('message'), attachments: list(attachment, 1) });

const receiver: Receiver = ({ body, content }) => {
  requireShape(content, message);
  require(Buffer.byteLength(body) <= 28_000, `${Buffer.byteLength(body)} bytes`);
  require(!body.includes('{{'), 'a function of the card is called');
};

const settings = { url: 'https://prod-1.westeurope.logic.azure.com/workflows/a/triggers/manual/paths/invoke?sig=b' };
const vendor = { name: 'teams' as const, settings, receiver, taken: answer(202) };
describeVendor({ ...vendor, refused: () => answer(413, '') }, import.meta.dirname);

describe('what Teams answers', () => {
  it.each([
    [answer(202, ''), 'delivered'],
    [answer(200, '1'), 'delivered'],
    [
      answer(200, 'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429'),
      'failed',
    ],
    [answer(400, '{"error":{"code":"InvalidRequestContent"}}'), 'failed'],
    [answer(410, ''), 'gone'],
  ])('%j means %s', (given, outcome) => {
    expect(channels.teams.judge(given).outcome).toBe(outcome);
  });
});
