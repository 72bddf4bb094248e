import { describe, expect, it } from 'vitest';
import { asObject, asText, objectsOf } from '@app/protocols';
import { describeVendor } from '../../conformance/describe-vendor';
import { answer, type Receiver } from '../../conformance/receivers/receiver';
import { require } from '../../conformance/receivers/require';
import { list, object, requireShape, text } from '../../conformance/receivers/shape';
import { one } from '../../conformance/tellings';
import { channels } from '../channels';

/** Discord, "Execute Webhook" and "Embed limits". */
const field = object({ name: text(256), value: text(1_024), inline: { is: 'boolean' } }, 'inline');
const embed = object(
  {
    ...{ title: text(256), description: text(4_096), url: text(2_048), color: { is: 'number' } },
    ...{ fields: list(field, 25), footer: object({ text: text(2_048) }) },
  },
  ...['url', 'fields'],
);
const message = object({
  embeds: list(embed, 10),
  allowed_mentions: object({ parse: { is: 'list', of: text(), most: 0 } }),
});

/** What is left of markdown when each escaped sign and our own bold is taken out. */
const marksOf = (markdown: string): string =>
  markdown
    .replace(/\\[^0-9A-Za-z\s]/g, '')
    .replace(/^\*\*([^*\n]*)\*\*/gm, '$1')
    .replace(/[^`*_{}[\]#<>~|@]/g, '');

const receiver: Receiver = ({ content }) => {
  requireShape(content, message);
  let characters = 0;
  for (const { title, description, fields, footer } of objectsOf(asObject(content)?.embeds)) {
    const texts = [description, ...objectsOf(fields).flatMap(({ name, value }) => [name, value])].map(
      (one) => asText(one) ?? '',
    );
    for (const one of texts) require(marksOf(one) === '', `markdown: ${one}`);
    const all = [...texts, asText(title) ?? '', asText(asObject(footer)?.text) ?? ''];
    characters += all.reduce((sum, one) => sum + one.length, 0);
  }
  require(characters <= 6_000, `${characters} characters`);
};

const settings = { url: 'https://discord.com/api/webhooks/123/abc' };
const refusal = { message: 'Invalid Form Body', code: 50_035 };
const vendor = { name: 'discord' as const, settings, receiver, taken: answer(204) };
describeVendor({ ...vendor, refused: () => answer(400, refusal) }, import.meta.dirname);

describe('the address of Discord', () => {
  it.each([
    ['https://discord.com/api/webhooks/1/a', undefined, 'https://discord.com/api/v10/webhooks/1/a'],
    ['https://ptb.discord.com/api/webhooks/1/a', '7', 'https://ptb.discord.com/api/v10/webhooks/1/a?thread_id=7'],
    ['https://discord.com/api/v9/webhooks/1/a', undefined, 'https://discord.com/api/v9/webhooks/1/a'],
    [
      'https://discord.com.evil.example/api/webhooks/1/a',
      undefined,
      'https://discord.com.evil.example/api/webhooks/1/a',
    ],
  ])('%s with thread %s is %s', (url, threadId, address) => {
    const thread = threadId === undefined ? {} : { threadId };
    expect(channels.discord.compose(one, { url, ...thread })).toMatchObject({ url: address });
  });
});

describe('what Discord answers', () => {
  it.each([
    [answer(429, { message: 'You are being rate limited.', retry_after: 0.65, global: false }), 650],
    [answer(429, { retry_after: 1e9 }), 86_400_000],
    [answer(429, { retry_after: 'soon' }, { 'retry-after': '2' }), 2_000],
    [answer(429, 'no JSON', { 'retry-after': '3' }), 3_000],
    [answer(400, { retry_after: 5 }), undefined],
  ])('%j is asked again after %s ms', (given, wait) => {
    const outcome = channels.discord.judge(given);
    expect(outcome.outcome === 'failed' ? outcome.retryAfterMs : outcome).toBe(wait);
  });

  it('is gone when the webhook was deleted, and only then', () => {
    expect(channels.discord.judge(answer(404, { message: 'Unknown Webhook', code: 10_015 }))).toEqual({
      outcome: 'gone',
    });
    const failure = { outcome: 'failed', reason: 'HTTP 404: Unknown Channel' };
    expect(channels.discord.judge(answer(404, { message: 'Unknown Channel', code: 10_003 }))).toEqual(failure);
  });
});
