import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anyTelling, digest, one } from '../../conformance/tellings';
import type { MailMessage, Telling } from '../channel';
import { channels, decodeChannelSettings } from '../channels';
import { escapeHtml } from '../../message/escape-html';

const settings = decodeChannelSettings('smtp', {
  ...{ host: 'mail.example.org', user: 'relay', password: 'p' },
  ...{ from: 'relay@example.org', to: ['one@example.org', 'two@example.org'] },
});

function composed(telling: Telling): MailMessage {
  const message = channels.smtp.compose(telling, settings);
  if (message.kind !== 'mail') throw new TypeError('smtp composes mail');
  return message;
}

/** The tags of ours, taken out with their attributes. */
const withoutOwnTags = (html: string): string =>
  html
    .replace(/<!doctype html>|<\/?(?:html|body|h2|p|table|tr|td|ul|li|b|a)>|<th align="left">|<\/th>/g, '')
    .replace(/<a href="https?:\/\/[^"<>\s]+">/g, '');

describe('a mail', () => {
  it.each([
    ['an event', one, 'one.json'],
    ['a digest', digest, 'digest.json'],
  ])('says what it should: %s', async (_, telling, file) => {
    const golden = `${JSON.stringify(composed(telling), null, 2)}\n`;
    await expect(golden).toMatchFileSnapshot(join(import.meta.dirname, '__fixtures__', file));
  });

  it("has one line for each header, and nobody else's tags, whatever has happened", () => {
    fc.assert(
      fc.property(anyTelling, (telling) => {
        const { subject, html, text, messageId } = composed(telling);
        expect(subject.length).toBeLessThanOrEqual(150);
        expect(`${subject}${messageId}`).not.toMatch(/\p{Cc}/u);
        expect([subject, html, text].every((one) => one.isWellFormed())).toBe(true);
        const rest = withoutOwnTags(html);
        expect(rest).not.toMatch(/[<>"']/);
        expect(rest).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('says the same in text and in HTML', () => {
    const { text, html } = composed(one);
    for (const line of ['Team <A> & B', 'acc_9xY_1', 'a*, b_c', '2026-11-21 10:00:00 UTC']) {
      expect(text).toContain(line);
      expect(html).toContain(escapeHtml(line));
    }
  });

  it('names itself by the delivery, so that attempts are one mail', () => {
    expect(composed(one).messageId).toBe('<dlv_7Qa-1@example.org>');
    expect(composed({ ...one, now: one.now + 60_000 })).toEqual(composed(one));
  });

  it('counts what finds no room', () => {
    const [event] = one.events;
    const events: Telling['events'] = [event, ...Array.from({ length: 249 }, () => event)];
    expect(composed({ ...one, events }).text).toContain('… and 50 more');
  });
});

describe('what a mail server answers', () => {
  it.each([
    [{ status: 250, body: '2.0.0 Ok: queued' }, { outcome: 'delivered' }],
    [
      { status: 451, body: 'later' },
      { outcome: 'failed', reason: 'SMTP 451: later' },
    ],
    [
      { status: 550, body: 'no\r\nsuch user' },
      { outcome: 'failed', reason: 'SMTP 550: no such user' },
    ],
    [
      { status: 0, body: '' },
      { outcome: 'failed', reason: 'SMTP 0: no words' },
    ],
  ])('%j means %j', (answer, outcome) => {
    expect(channels.smtp.judge({ ...answer, headers: {} })).toEqual(outcome);
  });
});
