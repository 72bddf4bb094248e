import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asObject, asText } from '@app/protocols';
import { describeVendor } from '../../conformance/describe-vendor';
import { answer, type Receiver, receive } from '../../conformance/receivers/receiver';
import { require } from '../../conformance/receivers/require';
import { list, object, requireShape, type Shape, text, words } from '../../conformance/receivers/shape';
import { NOW, one } from '../../conformance/tellings';
import { channels } from '../channels';

const SECRET = 'Gr8jRJwVnZ';
const plain: Shape = object({ tag: words('plain_text'), content: text() });
const button = object({
  tag: words('button'),
  text: plain,
  type: words('default'),
  url: { is: 'text', form: /^https?:/ },
});
const element: Shape = {
  is: 'any of',
  shapes: [object({ tag: words('div'), text: plain }), object({ tag: words('action'), actions: list(button) })],
};
/** Feishu, "Custom bot usage guide" and "Card header": a card of plain texts. */
const message = object({
  ...{ timestamp: { is: 'text', form: /^\d{10}$/ }, sign: text(), msg_type: words('interactive') },
  card: object({
    config: object({ wide_screen_mode: { is: 'boolean' } }),
    header: object({ title: plain, template: words('blue', 'orange', 'red') }),
    elements: list(element),
  }),
});

const receiver: Receiver = ({ body, content }) => {
  requireShape(content, message);
  const { timestamp, sign } = asObject(content) ?? {};
  const key = `${asText(timestamp) ?? ''}\n${SECRET}`;
  require(sign === createHmac('sha256', Buffer.from(key)).digest('base64'), 'sign match fail');
  require(Math.abs(Number(timestamp) * 1_000 - NOW) < 3_600_000, 'timestamp is not within one hour');
  require(Buffer.byteLength(body) <= 20_000, `${Buffer.byteLength(body)} bytes`);
};

const settings = { url: 'https://open.feishu.cn/open-apis/bot/v2/hook/abc', secret: SECRET };
const vendor = {
  name: 'feishu' as const,
  settings,
  receiver,
  taken: answer(200, { code: 0, msg: 'success', data: {} }),
};
describeVendor({ ...vendor, refused: (msg) => answer(200, { code: 19_021, msg, data: {} }) }, import.meta.dirname);

describe('the signature of Feishu', () => {
  it('is missing where there is no secret, and wrong with another one', () => {
    const composed = channels.feishu.compose(one, { url: settings.url });
    expect(composed.kind === 'http' && JSON.parse(composed.body)).not.toHaveProperty('sign');
    const other = channels.feishu.compose(one, { ...settings, secret: 'another' });
    expect(() => other.kind === 'http' && receive(receiver, other)).toThrow('sign match fail');
  });

  it('goes with a word that the bot asks for', () => {
    const composed = channels.feishu.compose(one, { ...settings, keyword: 'relay' });
    const title = 'relay Warning: An account is cooling down';
    expect(composed.kind === 'http' && JSON.parse(composed.body)).toMatchObject({
      card: { header: { title: { content: title } } },
    });
  });
});

describe('what Feishu answers', () => {
  it.each([
    [answer(200, { StatusCode: 0, StatusMessage: 'success' }), { outcome: 'delivered' }],
    [
      answer(200, { code: 19_024, msg: 'Key Words Not Found' }),
      { outcome: 'failed', reason: 'HTTP 200, code 19024: Key Words Not Found' },
    ],
    [
      answer(400, { code: 9_499, msg: 'too many request', data: {} }),
      { outcome: 'failed', reason: 'HTTP 400, code 9499: too many request', retryAfterMs: 60_000 },
    ],
    [answer(200, 'a page'), { outcome: 'failed', reason: 'HTTP 200 without code' }],
    [answer(500, { code: 0 }), { outcome: 'failed', reason: 'HTTP 500' }],
  ])('%j means %j', (given, outcome) => {
    expect(channels.feishu.judge(given)).toEqual(outcome);
  });
});
