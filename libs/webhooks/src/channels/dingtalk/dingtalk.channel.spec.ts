import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asObject, asText } from '@app/protocols';
import { describeVendor } from '../../conformance/describe-vendor';
import { requirePlainMarkdown } from '../../conformance/receivers/look-alike-lines';
import { answer, type Receiver, receive } from '../../conformance/receivers/receiver';
import { require } from '../../conformance/receivers/require';
import { object, requireShape, text, words } from '../../conformance/receivers/shape';
import { NOW, one } from '../../conformance/tellings';
import { channels } from '../channels';

const SECRET = 'SEC000000000000000000000';
/** DingTalk, "Custom robots": markdown. */
const message = object({
  msgtype: words('markdown'),
  markdown: object({ title: text(), text: text() }),
  at: object({ isAtAll: { is: 'boolean' } }),
});

const receiver: Receiver = ({ url, body, content }) => {
  require(url.searchParams.get('access_token') === 'abc', 'token is not exist');
  const timestamp = url.searchParams.get('timestamp') ?? '';
  const signature = createHmac('sha256', SECRET).update(`${timestamp}\n${SECRET}`).digest('base64');
  // As it stands in the address: a plus that is not encoded would be read as a space.
  require(url.search.includes(`&sign=${encodeURIComponent(signature)}`), 'sign not match');
  require(Math.abs(Number(timestamp) - NOW) < 3_600_000, 'invalid timestamp');
  requireShape(content, message);
  require(Buffer.byteLength(body) <= 20_000, 'message too long, exceed 20000 bytes');
  requirePlainMarkdown(asText(asObject(asObject(content)?.markdown)?.text) ?? '', '\n\n');
};

const settings = { url: 'https://oapi.dingtalk.com/robot/send?access_token=abc', secret: SECRET };
const vendor = { name: 'dingtalk' as const, settings, receiver, taken: answer(200, { errcode: 0, errmsg: 'ok' }) };
describeVendor({ ...vendor, refused: (errmsg) => answer(200, { errcode: 310_000, errmsg }) }, import.meta.dirname);

describe('the signature of DingTalk', () => {
  it('is missing where there is no secret, and wrong with another one', () => {
    expect(channels.dingtalk.compose(one, { url: settings.url })).toMatchObject({ url: settings.url });
    const other = channels.dingtalk.compose(one, { ...settings, secret: 'another' });
    expect(() => other.kind === 'http' && receive(receiver, other)).toThrow('sign not match');
  });

  it('survives every sign of base64 in an address', () => {
    for (let second = 0; second < 60; second++) {
      const message = channels.dingtalk.compose({ ...one, now: NOW + second * 1_000 }, settings);
      if (message.kind === 'http') receive(receiver, message);
    }
  });
});

describe('what DingTalk answers', () => {
  it.each([
    [
      answer(200, { status: 1_111, wait: 5, errcode: 130_101, errmsg: 'send too fast, exceed 20 times per minute' }),
      {
        outcome: 'failed',
        reason: 'HTTP 200, code 130101: send too fast, exceed 20 times per minute',
        retryAfterMs: 600_000,
      },
    ],
    [answer(200, { errmsg: 'ok' }), { outcome: 'failed', reason: 'HTTP 200 without errcode' }],
    [answer(200, { errcode: '0' }), { outcome: 'failed', reason: 'HTTP 200 without errcode' }],
  ])('%j means %j', (given, outcome) => {
    expect(channels.dingtalk.judge(given)).toEqual(outcome);
  });
});
