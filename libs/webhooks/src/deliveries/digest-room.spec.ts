import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DomainEvent, eventCatalogue, eventTypes } from '@app/common';
import { channelNames } from '../channels/channel';
import { channels, decodeChannelSettings } from '../channels/channels';
import { tellingOf } from '../conformance/tellings';
import { digestRoomOf } from './digest-room';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const settings = {
  standard: { url: 'https://hooks.example/relay', secrets: [secret] },
  slack: { url: 'https://hooks.slack.com/services/a' },
  discord: { url: 'https://discord.com/api/webhooks/1/a' },
  teams: { url: 'https://prod.logic.azure.com/workflows/a?sig=b' },
  telegram: { botToken: '123456:abcdefghijklmnopqrstuv', chatId: '@channel' },
  feishu: { url: 'https://open.feishu.cn/open-apis/bot/v2/hook/a' },
  dingtalk: { url: 'https://oapi.dingtalk.com/robot/send?access_token=a' },
  wecom: { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a' },
  bark: { deviceKey: 'ynJ5Ft4atkMkWeo2PAvFhF' },
  smtp: { host: 'mail.example', from: 'a@example.org', to: ['b@example.org'] },
} as const;

/** Events as the house makes them: words, names, numbers. */
const word = fc.constantFrom(
  'account',
  'Team_1',
  '"EU-west"',
  'cools',
  'down',
  '5.5',
  'gpt-5.1',
  'für',
  '日本',
  '80%',
  '(a)',
);
const event: fc.Arbitrary<DomainEvent> = fc.constantFrom(...eventTypes).chain((type) =>
  fc.record({
    ...{
      id: fc.constant('evt_01234567890123456789'),
      type: fc.constant(type),
      severity: fc.constant(eventCatalogue[type]),
    },
    at: fc.constant('2026-11-21T10:00:00.000Z'),
    summary: fc.array(word, { minLength: 3, maxLength: 30 }).map((words) => words.join(' ')),
    data: fc.dictionary(fc.constantFrom('accountId', 'seconds', 'models'), fc.oneof(fc.integer(), fc.array(word))),
  }),
);

describe.each(channelNames)('a digest for %s', (name) => {
  const { room, costOf } = digestRoomOf(name);

  it('holds every event that it was given', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 2, maxLength: 300 }), (given) => {
        const events: DomainEvent[] = [];
        let used = 0;
        for (const one of given) {
          if (events.length > 0 && used + costOf(one) > room) break;
          used += costOf(one);
          events.push(one);
        }
        const [first, ...others] = events;
        if (!first) throw new Error('the first one always fits');
        const message = channels[name].compose(
          tellingOf(first, ...others),
          decodeChannelSettings(name, settings[name]) as never,
        );
        const text = message.kind === 'http' ? message.body : message.text;
        expect(text).not.toMatch(/… and \d+ more/);
        if (name === 'standard' && others.length > 0) expect(JSON.parse(text)).toMatchObject({ data: { omitted: 0 } });
      }),
      { numRuns: 60 },
    );
  });
});
