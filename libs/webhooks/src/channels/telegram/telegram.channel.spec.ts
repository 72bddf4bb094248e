import { describe, expect, it } from 'vitest';
import { asObject, asText } from '@app/protocols';
import { describeVendor } from '../../conformance/describe-vendor';
import { answer, type Receiver } from '../../conformance/receivers/receiver';
import { require } from '../../conformance/receivers/require';
import { object, requireShape, text, words } from '../../conformance/receivers/shape';
import { one } from '../../conformance/tellings';
import { channels, decodeChannelSettings } from '../channels';

/** Bot API, `sendMessage` and "HTML style". */
const message = object(
  {
    ...{ chat_id: text(), message_thread_id: { is: 'number' }, text: text(4_096), parse_mode: words('HTML') },
    link_preview_options: object({ is_disabled: { is: 'boolean' } }),
  },
  'message_thread_id',
);

const receiver: Receiver = ({ url, content }) => {
  require(url.pathname === '/bot123456:abcdefghijklmnopqrstuv/sendMessage', 'unknown method or token');
  requireShape(content, message);
  const html = asText(asObject(content)?.text) ?? '';
  const rest = html
    .replace(/<a href="https?:\/\/[^"<>\s]+">Open the relay<\/a>/, '')
    .replace(/<b>([^<>]*)<\/b>/g, '$1');
  require(!/[<>]/.test(rest), "can't parse entities");
  require(!/&(?!(?:amp|lt|gt|quot|#39);)/.test(rest), "can't parse entities");
  require(!/(?<!\w)@\w/.test(rest), 'somebody is called');
};

const botToken = '123456:abcdefghijklmnopqrstuv';
const settings = { botToken, chatId: '-100123' };
const vendor = { name: 'telegram' as const, settings, receiver, taken: answer(200, { ok: true, result: {} }) };
const refused = (description: string) => answer(400, { ok: false, error_code: 400, description });
describeVendor({ ...vendor, refused }, import.meta.dirname);

describe('a chat of Telegram', () => {
  it('may be a topic on a server of your own, with numbers as numbers', () => {
    const raw = { botToken, chatId: -100_123, threadId: 42, apiBase: 'http://bots.internal:8081/' };
    const decoded = decodeChannelSettings('telegram', raw);
    const composed = channels.telegram.compose(one, decoded);
    expect(composed).toMatchObject({ url: `http://bots.internal:8081/bot${botToken}/sendMessage` });
    expect(composed.kind === 'http' && JSON.parse(composed.body)).toMatchObject({
      message_thread_id: 42,
      chat_id: '-100123',
    });
  });
});

describe('what Telegram answers', () => {
  const tooMany = {
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 12',
    parameters: { retry_after: 12 },
  };

  it.each([
    [answer(429, tooMany), { outcome: 'failed', reason: `HTTP 429: ${tooMany.description}`, retryAfterMs: 12_000 }],
    [answer(200, { ok: false }), { outcome: 'failed', reason: 'HTTP 200: no words' }],
    [answer(200, 'a page'), { outcome: 'failed', reason: 'HTTP 200: no words' }],
    [
      answer(403, { description: 'Forbidden: bot was kicked' }),
      { outcome: 'failed', reason: 'HTTP 403: Forbidden: bot was kicked' },
    ],
  ])('%j means %j', (given, outcome) => {
    expect(channels.telegram.judge(given)).toEqual(outcome);
  });
});
