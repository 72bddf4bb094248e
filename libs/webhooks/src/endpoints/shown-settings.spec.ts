import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@app/protocols';
import { type ChannelName, channelNames } from '../channels/channel';
import { channels } from '../channels/channels';
import { isShownAddress, shownSettings } from './shown-settings';

const CANARY = 'canary7f3e';

describe('settings as they are shown', () => {
  it.each<[ChannelName, JsonObject, JsonObject, string[]]>([
    ['slack', { url: 'https://hooks.slack.com/services/T/B/x' }, { url: 'https://hooks.slack.com/…' }, []],
    ['standard', { url: 'https://h.example/a?token=x', secrets: ['s'] }, { url: 'https://h.example/a?…' }, ['secrets']],
    ['standard', { url: 'https://h.example:8443/a', secrets: [] }, { url: 'https://h.example:8443/a' }, ['secrets']],
    [
      'feishu',
      { url: 'https://f.cn/x', secret: 's', keyword: 'k' },
      { url: 'https://f.cn/…', keyword: 'k' },
      ['secret'],
    ],
    ['telegram', { botToken: 't', chatId: '1', threadId: 4 }, { chatId: '1', threadId: 4 }, ['botToken']],
    ['bark', { deviceKey: 'k', url: 'https://tap.example/?t=1' }, { url: 'https://tap.example/?…' }, ['deviceKey']],
    ['smtp', { host: 'h', password: 'p', to: ['a@b'] }, { host: 'h', to: ['a@b'] }, ['password']],
  ])('of %s: %j', (channel, settings, shown, hidden) => {
    expect(shownSettings(channel, settings)).toEqual({ shown, hidden });
  });

  it('hold nothing of any secret of any channel, whatever it looks like', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...channelNames),
        fc.constantFrom(
          CANARY,
          `https://h.example/${CANARY}`,
          `https://u:${CANARY}@h/`,
          `http:h.example/${CANARY}`,
          [CANARY],
          {
            a: CANARY,
          },
        ),
        (channel, secret) => {
          const settings = Object.fromEntries(channels[channel].secrets.map((name) => [name, secret]));
          expect(JSON.stringify(shownSettings(channel, { ...settings, chatId: '1' }).shown)).not.toContain('7f3e');
        },
      ),
    );
  });

  it('are known again where they come back as an address', () => {
    for (const url of ['https://hooks.slack.com/…', 'https://h.example/a?…']) expect(isShownAddress(url)).toBe(true);
    for (const text of ['relay…', 'https://h.example/a', 7, null, ['…']]) expect(isShownAddress(text)).toBe(false);
  });
});
