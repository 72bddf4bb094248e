import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { channelFields, channels } from '../channels/channel-fields';
import type { Webhook } from '../webhook';
import { changeBody, newBody } from './webhook-body';
import { missingFields, webhookErrors } from './webhook-errors';
import { type WebhookValues, newValues, valuesOf } from './webhook-values';

const begin = newValues('Europe/Berlin');
const written = (fields: Partial<WebhookValues['fields']>, change: Partial<WebhookValues> = {}): WebhookValues => ({
  ...{ ...begin, name: ' on call ', fields: { ...begin.fields, ...fields } },
  ...change,
});
const usual = { name: 'on call', minimumSeverity: 'info', dedupeSeconds: 0, concurrency: 4 };

const webhookOf = (change: Partial<Webhook>): Webhook => ({
  ...{ id: 'whe_1', name: 'on call', channel: 'standard', events: ['*'], minimumSeverity: 'info', enabled: true },
  ...{ dedupeSeconds: 0, concurrency: 4, hiddenFields: [], settingsState: 'usable' },
  ...{ createdAt: '2026-11-21T10:00:00.000Z', deliveries: { waiting: 0, dead: 0 } },
  ...change,
});
const changeOf = (webhook: Webhook, fields: object, change: Partial<WebhookValues> = {}) => {
  const before = valuesOf(webhook, 'UTC');
  return changeBody(webhook, before, { ...before, fields: { ...before.fields, ...fields }, ...change });
};

describe('settings of channels', () => {
  it('are those of docs/webhooks-channels.md', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../../../docs/webhooks-channels.md'), 'utf8');
    const examples = [...page.matchAll(/```json\n(\{\s+"channel"[^`]+)```/g)].map(
      ([, text = '']) => JSON.parse(text) as Record<string, unknown>,
    );
    expect(examples.map(({ channel }) => channel)).toEqual(channels);
    for (const channel of channels) {
      const example = examples.find((each) => each.channel === channel) ?? {};
      const settings = Object.keys(example).filter((name) => name !== 'channel');
      const names: string[] = channelFields[channel].map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(settings));
      const required = channelFields[channel].filter((field) => field.required).map(({ name }) => name);
      expect(settings).toEqual(expect.arrayContaining(required));
    }
  });
});

describe('a new webhook', () => {
  it('says what its channel needs, and nothing that was written for another one', () => {
    expect(newBody('slack', written({ url: ' https://a.example/b ', botToken: 'x' }))).toEqual({
      ...{ ...usual, channel: 'slack', enabled: true, events: ['*'], url: 'https://a.example/b' },
    });
  });

  it('of a program has a secret made for it, or the one that is brought along', () => {
    expect(newBody('standard', written({ url: 'https://a.example' }))).toMatchObject({ signing: 'hmac-sha256' });
    const own = newBody('standard', written({ url: 'https://a.example', secrets: 'whsec_x' }));
    expect([own.secrets, own.signing]).toEqual([['whsec_x'], undefined]);
  });

  it('has port and recipients as the control plane wants them, quiet hours and groups', () => {
    const values = written(
      { host: 'mail.example.org', port: '25', from: 'a@example.org' },
      { to: ['b@example.org'], groupIds: ['grp_1'], quietHours: { ...begin.quietHours, on: true } },
    );
    expect(newBody('smtp', values)).toMatchObject({
      ...{ port: 25, to: ['b@example.org'], groupIds: ['grp_1'] },
      quietHours: { from: '22:00', until: '07:00', timezone: 'Europe/Berlin' },
    });
  });
});

describe('a changed webhook', () => {
  const telegram = webhookOf({ channel: 'telegram', chatId: '-100', threadId: '7', hiddenFields: ['botToken'] });

  it('leaves alone what nobody has touched, also what is hidden', () => {
    expect(changeOf(telegram, {})).toEqual(usual);
    expect(changeOf(webhookOf({ url: 'https://a.example/…' }), {})).toEqual(usual);
  });

  it('says what was written, and takes away what was emptied', () => {
    expect(changeOf(telegram, { botToken: 'new', threadId: '' })).toEqual({
      ...usual,
      botToken: 'new',
      threadId: null,
    });
    expect(changeOf(telegram, { chatId: '' })).toEqual(usual);
  });

  it('takes a secret away only where somebody says so', () => {
    const feishu = webhookOf({ channel: 'feishu', url: 'https://a.example/…', hiddenFields: ['secret'] });
    expect(changeOf(feishu, {})).toEqual(usual);
    expect(changeOf(feishu, {}, { removed: ['secret'] })).toEqual({ ...usual, secret: null });
  });

  it('gives settings that cannot be read as a whole', () => {
    const unreadable = webhookOf({ channel: 'telegram', chatId: '-100', settingsState: 'unreadable' });
    expect(changeOf(unreadable, { botToken: 'new' })).toEqual({ ...usual, botToken: 'new', chatId: '-100' });
  });

  it('takes filters away with null', () => {
    const quiet = { from: '22:00', until: '07:00', timezone: 'UTC' };
    const narrow = webhookOf({ events: ['pool.*'], groupIds: ['grp_1'], quietHours: quiet });
    expect(changeOf(narrow, {}, { events: begin.events, groupIds: [], quietHours: begin.quietHours })).toEqual({
      ...{ ...usual, events: ['*'], groupIds: null, quietHours: null },
    });
  });
});

describe('what is refused', () => {
  it('is shown at its field', () => {
    const of = (field: string) => Object.keys(webhookErrors('smtp', [{ field, message: 'no' }]))[0];
    expect(['to.0', 'host', 'events.1', 'quietHours.from', 'name'].map(of)).toEqual([
      ...['to', 'fields.host', 'events', 'quietHours.from', 'name'],
    ]);
  });

  it('is missing where it is needed and not there already', () => {
    const missing = (isThere: boolean) => missingFields('telegram', begin, () => isThere);
    expect([missing(false), missing(true), missingFields('smtp', begin, () => false)]).toEqual([
      ...[['botToken', 'chatId'], [], ['host', 'from', 'to']],
    ]);
  });
});
