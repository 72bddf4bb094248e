import { describe, expect, it } from 'vitest';
import { answer } from '../conformance/receivers/receiver';
import { one } from '../conformance/tellings';
import type { HttpAnswer, OutgoingMessage } from '../channels/channel';
import { decodeChannelSettings } from '../channels/channels';
import { createSender } from './sender';
import { tell } from './tell';

const slack = decodeChannelSettings('slack', { url: 'https://hooks.slack.com/services/a' });
const mail = decodeChannelSettings('smtp', { host: 'mail.example', from: 'a@example.org', to: ['b@example.org'] });

describe('telling an endpoint', () => {
  it('sends each kind of message its own way', async () => {
    const sent: string[] = [];
    const way =
      (name: string, given: HttpAnswer) =>
      ({ kind }: OutgoingMessage): Promise<HttpAnswer> => {
        sent.push(`${kind} by ${name}`);
        return Promise.resolve(given);
      };
    const sender = createSender(way('web', answer(200, 'ok')), way('mail', answer(250, 'queued')));
    expect(await tell(sender, 'slack', slack, one)).toEqual({ outcome: 'delivered' });
    expect(await tell(sender, 'smtp', mail, one)).toEqual({ outcome: 'delivered' });
    expect(sent).toEqual(['http by web', 'mail by mail']);
  });

  it.each<[Error, string]>([
    [new Error('connect ECONNREFUSED\n127.0.0.1:1'), 'connect ECONNREFUSED 127.0.0.1:1'],
    ['a text' as unknown as Error, 'unknown'],
    [new Error(''), 'unknown'],
  ])('has failed where no answer comes: %s', async (error, reason) => {
    const broken = (): Promise<never> => Promise.reject(error);
    expect(await tell(createSender(broken, broken), 'slack', slack, one)).toEqual({ outcome: 'failed', reason });
  });

  it('has failed where nothing can be composed', async () => {
    const never = (): Promise<never> => Promise.reject(new Error('sent'));
    const settings = decodeChannelSettings('standard', {
      ...{ url: 'https://hooks.example', secrets: [`whsec_${Buffer.alloc(24).toString('base64')}`] },
    });
    const outcome = await tell(createSender(never, never), 'standard', settings, { ...one, deliveryId: 'a.b' });
    expect(outcome).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('id of a delivery') as string });
  });
});
