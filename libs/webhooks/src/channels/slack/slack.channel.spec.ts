import { describe, expect, it } from 'vitest';
import { describeVendor } from '../../conformance/describe-vendor';
import { answer, type Receiver } from '../../conformance/receivers/receiver';
import { require } from '../../conformance/receivers/require';
import { list, object, requireShape, type Shape, text, words } from '../../conformance/receivers/shape';
import { channels } from '../channels';

/** Slack, "Block Kit": text object, header (150), section (3,000, ten fields of 2,000), context (ten elements), 50 blocks. */
const plain = (longest: number): Shape =>
  object({ type: words('plain_text'), text: text(longest), emoji: { is: 'boolean' } }, 'emoji');
const link: Shape = object({
  type: words('mrkdwn'),
  text: { is: 'text', longest: 3_000, form: /^<https?:\/\/[^|<>\s]+\|Open the relay>$/ },
  verbatim: { is: 'boolean' },
});
const block: Shape = {
  is: 'any of',
  shapes: [
    object({ type: words('header'), text: plain(150) }),
    object({ type: words('section'), text: plain(3_000), fields: list(plain(2_000), 10) }, 'fields'),
    object({ type: words('context'), elements: list({ is: 'any of', shapes: [plain(3_000), link] }, 10) }),
  ],
};
const message = object({ text: text(4_000), blocks: list(block, 50) });

const receiver: Receiver = ({ body, content }) => {
  requireShape(content, message);
  const texts = JSON.stringify(JSON.parse(body), (_, value: unknown) =>
    typeof value === 'string' && /^<https?:[^<>]+\|Open the relay>$/.test(value) ? '' : value,
  );
  require(!/[<>]/.test(texts), 'something of Slack is called');
  require(!/&(?!amp;|lt;|gt;)/.test(texts), 'an ampersand is not escaped');
};

const settings = { url: 'https://hooks.slack.com/services/T0/B0/xyz' };
const vendor = { name: 'slack' as const, settings, receiver, taken: answer(200, 'ok') };
describeVendor({ ...vendor, refused: () => answer(400, 'invalid_blocks') }, import.meta.dirname);

describe('what Slack answers', () => {
  it.each([
    [answer(200, 'ok'), { outcome: 'delivered' }],
    [answer(200, '<html>a page'), { outcome: 'failed', reason: 'HTTP 200 without ok: <html>a page' }],
    [answer(404, 'no_service'), { outcome: 'failed', reason: 'HTTP 404: no_service' }],
    [answer(410, 'channel_is_archived'), { outcome: 'gone' }],
    [answer(429, '', { 'retry-after': '30' }), { outcome: 'failed', reason: 'HTTP 429', retryAfterMs: 30_000 }],
    [answer(302, 'ok'), { outcome: 'failed', reason: 'HTTP 302: redirects are not followed: ok' }],
  ])('%j means %j', (given, outcome) => {
    expect(channels.slack.judge(given)).toEqual(outcome);
  });
});
