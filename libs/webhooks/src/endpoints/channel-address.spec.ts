import { describe, expect, it } from 'vitest';
import { AddressGuard } from '@app/egress';
import type { JsonObject } from '@app/protocols';
import { type ChannelName, ChannelSettingsError } from '../channels/channel';
import { decodeChannelSettings } from '../channels/channels';
import { requireOpenAddress, requireSecretAgain } from './channel-address';

const botToken = '123456:abcdefghijklmnopqrstuv';
const mail = { from: 'a@example.org', to: ['b@example.org'] };
const fieldOf = (act: () => void): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof ChannelSettingsError ? error.field : String(error);
  }
};
const refusedField = (
  channel: ChannelName,
  settings: JsonObject,
  allowed: readonly string[] = [],
): string | undefined =>
  fieldOf(() => {
    requireOpenAddress(new AddressGuard(allowed), channel, decodeChannelSettings(channel, settings));
  });

const secrets = [`whsec_${Buffer.alloc(32, 1).toString('base64')}`];

describe('where a channel leads', () => {
  it.each([
    ...['127.0.0.1', '2130706433', '0x7f.1', '127.1', '0177.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '[::]', '0.0.0.0'],
    ...[
      '10.1.2.3',
      '192.168.0.1',
      '172.16.0.1',
      '100.64.0.1',
      '169.254.169.254',
      '[fd00:ec2::254]',
      '[64:ff9b::7f00:1]',
    ],
    ...['１２７.0.0.1', '127.0.0.1.'],
  ])('is not into a private network by http://%s', (host) => {
    expect(refusedField('standard', { url: `http://${host}/hook`, secrets })).toBe('url');
  });

  it.each<[ChannelName, JsonObject, string]>([
    ['slack', { url: 'https://10.0.0.1/x' }, 'url'],
    ['telegram', { botToken, chatId: '1', apiBase: 'http://10.0.0.1' }, 'apiBase'],
    ['bark', { deviceKey: 'abcd', server: 'http://10.0.0.1' }, 'server'],
    ['smtp', { host: '10.0.0.1', ...mail }, 'host'],
    ['smtp', { host: '[::1]', ...mail }, 'host'],
  ])('is looked at for %s %j', (channel, settings, field) => {
    expect(refusedField(channel, settings)).toBe(field);
    if (field !== 'host') expect(refusedField(channel, settings, ['10.0.0.0/8'])).toBeUndefined();
  });

  it('is anywhere else, also where a tap on a message would lead into a private network', () => {
    expect(refusedField('standard', { url: 'https://hooks.example.org', secrets })).toBeUndefined();
    expect(refusedField('bark', { deviceKey: 'abcd', url: 'http://10.0.0.1/' })).toBeUndefined();
    expect(refusedField('telegram', { botToken, chatId: '1' })).toBeUndefined();
  });

  it('is never a metadata service, whatever is allowed', () => {
    const url = 'http://169.254.169.254/latest';
    expect(refusedField('standard', { url, secrets }, ['0.0.0.0/0', '169.254.0.0/16'])).toBe('url');
  });
});

describe('a secret that goes along with messages', () => {
  const telegram = { botToken, chatId: '1' };
  const smtp = { host: 'mail.example.org', port: 465, security: 'tls', user: 'u', password: 'p', ...mail };
  const needed = (channel: ChannelName, before: JsonObject, given: JsonObject): string | undefined =>
    fieldOf(() => {
      requireSecretAgain(channel, given, before, { ...before, ...given });
    });

  it.each<[ChannelName, JsonObject, JsonObject, string]>([
    ['telegram', telegram, { apiBase: 'https://elsewhere.example' }, 'botToken'],
    ['feishu', { url: 'https://a.example', secret: 's' }, { url: 'https://b.example' }, 'secret'],
    ['dingtalk', { url: 'https://a.example', secret: 's' }, { url: 'https://b.example' }, 'secret'],
    ['bark', { deviceKey: 'abcd' }, { server: 'https://elsewhere.example' }, 'deviceKey'],
    ['smtp', smtp, { host: 'elsewhere.example' }, 'password'],
    ['smtp', smtp, { port: 25 }, 'password'],
    ['smtp', smtp, { security: 'starttls' }, 'password'],
  ])('of %s has to be given again where %j becomes %j', (channel, before, given, field) => {
    expect(needed(channel, before, given)).toBe(field);
    expect(needed(channel, before, { ...given, [field]: 'the same or another' })).toBeUndefined();
  });

  it('stays where the address does', () => {
    expect(needed('telegram', telegram, { chatId: '2' })).toBeUndefined();
    expect(needed('smtp', smtp, { host: smtp.host, to: ['c@example.org'] })).toBeUndefined();
    expect(needed('standard', { url: 'https://a.example', secrets }, { url: 'https://b.example' })).toBeUndefined();
    const open = Object.fromEntries(Object.entries(smtp).filter(([name]) => name !== 'password'));
    expect(needed('smtp', open, { host: 'elsewhere.example' })).toBeUndefined();
  });
});
