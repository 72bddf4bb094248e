import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { one } from '../conformance/tellings';
import { type ChannelName, channelNames, ChannelSettingsError } from './channel';
import { channels, decodeChannelSettings } from './channels';

const deviceKey = 'ynJ5Ft4atkMkWeo2PAvFhF';
const botToken = '123456:abcdefghijklmnopqrstuv';
const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
/** As much as each channel knows, in words of outside. */
const good: Readonly<Record<ChannelName, Readonly<Record<string, unknown>>>> = {
  standard: { url: 'http://hooks.internal/relay?x=1', secrets: [secret] },
  slack: { url: 'https://hooks.slack.com/services/a' },
  discord: { url: 'https://discord.com/api/webhooks/1/a', threadId: 7 },
  teams: { url: 'https://prod.logic.azure.com/workflows/a?sig=b' },
  telegram: { botToken, chatId: '@channel', threadId: 42, apiBase: 'http://bots.internal:8081/' },
  feishu: { url: 'https://open.larksuite.com/open-apis/bot/v2/hook/a', secret: 's', keyword: '告警 relay' },
  dingtalk: { url: 'https://oapi.dingtalk.com/robot/send?access_token=a', secret: 'SECa', keyword: 'relay' },
  wecom: { url: 'http://localhost:9/cgi-bin/webhook/send?key=a' },
  bark: {
    deviceKey,
    server: 'https://bark.example/',
    level: 'passive',
    group: 'relay',
    sound: 'alarm',
    icon: 'https://a.example/b.png',
  },
  smtp: { host: 'mail.example', port: 25, user: 'a', password: 'b', from: 'a@example.org', to: ['b@example.org'] },
};

/** The error of settings, and no other. */
function refusalOf(name: ChannelName, raw: unknown): ChannelSettingsError | undefined {
  try {
    decodeChannelSettings(name, raw);
    return undefined;
  } catch (error) {
    if (error instanceof ChannelSettingsError) return error;
    throw error;
  }
}

describe.each(channelNames)('the settings of %s', (name) => {
  const settings = good[name];

  it('are read, and what was read can be read again', () => {
    const decoded = decodeChannelSettings(name, settings);
    expect(decodeChannelSettings(name, JSON.parse(JSON.stringify(decoded)))).toEqual(decoded);
    expect(channels[name].name).toBe(name);
  });

  it('hold secrets that are known here and are never shown', () => {
    expect(channels[name].secrets).not.toEqual([]);
    for (const field of channels[name].secrets) expect(Object.keys(settings)).toContain(field);
  });

  it('are refused as a whole where they are no object', () => {
    for (const raw of [undefined, null, [], 'text', 1]) expect(refusalOf(name, raw)?.field).toBe('settings');
  });

  it('are refused with a member that is not known, by its name', () => {
    expect(refusalOf(name, { ...settings, secrte: 'x' })).toMatchObject({
      field: 'secrte',
      message: 'is not known here',
    });
    expect(refusalOf(name, JSON.parse(`{"__proto__":1}`))?.field).toBe('__proto__');
  });

  it.each(Object.keys(settings))('are refused for %s with any control character, array or object in it', (field) => {
    for (const wrong of ['a\r\nb', 'a\u0000', '\ud83d', '', ' ', {}, [{}], true, -1.5]) {
      expect(refusalOf(name, { ...settings, [field]: wrong })?.field).toContain(field);
    }
  });

  it('never break what reads them', () => {
    const change = fc.dictionary(fc.constantFrom(...Object.keys(settings), 'other'), fc.anything());
    fc.assert(fc.property(change, (wrong) => void refusalOf(name, { ...settings, ...wrong })));
    fc.assert(fc.property(fc.anything(), (wrong) => void refusalOf(name, wrong)));
  });
});

describe('an address that is a secret', () => {
  it.each([
    ['http://hooks.slack.com/services/a', 'https'],
    ['https://user:password@hooks.slack.com/a', 'without user'],
    ['https://hooks.slack.com/a#b', 'fragment'],
    ['ftp://hooks.slack.com/a', 'http or https'],
    ['file:///etc/passwd', 'http or https'],
    ['javascript:alert(1)', 'http or https'],
    ['hooks.slack.com/a', 'http or https'],
    [`https://hooks.slack.com/${'a'.repeat(2_048)}`, 'at most 2048'],
    ['http://localhost.evil.example/a', 'https'],
    ['http://127.0.0.1.evil.example/a', 'https'],
  ])('is not %s', (url, words) => {
    for (const name of ['slack', 'discord', 'teams', 'feishu', 'dingtalk', 'wecom'] as const) {
      expect(refusalOf(name, { url })).toMatchObject({
        field: 'url',
        message: expect.stringContaining(words) as string,
      });
    }
  });

  it.each(['http://localhost:3000/a', 'http://127.0.0.1/a', 'http://[::1]:80/a'])('may be %s for a trial', (url) => {
    expect(refusalOf('slack', { url })).toBeUndefined();
  });
});

describe('fields with a form of their own', () => {
  it.each<[ChannelName, object, string]>([
    ['telegram', { botToken: 'no token' }, 'botToken'],
    ['telegram', { botToken: `${botToken}/../x` }, 'botToken'],
    ['telegram', { chatId: 'channel' }, 'chatId'],
    ['telegram', { threadId: '4a' }, 'threadId'],
    ['telegram', { apiBase: 'https://bots.example/?a=b' }, 'apiBase'],
    ['discord', { threadId: 'a' }, 'threadId'],
    ['bark', { deviceKey: 'a b' }, 'deviceKey'],
    ['bark', { level: 'loud' }, 'level'],
    ['bark', { icon: `https://a.example/${'a'.repeat(500)}` }, 'icon'],
    ['feishu', { keyword: '<at id=all>' }, 'keyword'],
    ['dingtalk', { keyword: '**relay**' }, 'keyword'],
    ['standard', { secrets: [secret, 'whsec_c2hvcnQ='] }, 'secrets.1'],
    ['standard', { secrets: Array.from({ length: 5 }, () => secret) }, 'secrets'],
  ])('%s refuses %j for %s', (name, change, field) => {
    expect(refusalOf(name, { ...good[name], ...change })?.field).toBe(field);
  });

  it('does not name a secret in what it says of it', () => {
    const error = refusalOf('standard', { ...good.standard, secrets: ['whsec_hunter2hunter2'] });
    expect(error?.message).not.toContain('hunter2');
  });
});

it('says nothing of its secrets but to the vendor', () => {
  const message = channels.standard.compose(one, decodeChannelSettings('standard', good.standard));
  expect(JSON.stringify(message)).not.toContain(secret.slice(6));
});
