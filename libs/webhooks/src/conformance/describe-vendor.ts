import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpAnswer, HttpMessage } from '../channels/channel';
import { type ChannelSettings, channels } from '../channels/channels';
import { tell } from '../sending/tell';
import { type Receiver, receive, senderTo } from './receivers/receiver';
import { anyTelling, digest, one } from './tellings';

export interface Vendor<Name extends keyof ChannelSettings> {
  readonly name: Name;
  readonly settings: ChannelSettings[Name];
  readonly receiver: Receiver;
  /** What the vendor says to what it takes. */
  readonly taken: HttpAnswer;
  /** What it says to what it refuses. */
  readonly refused: (words: string) => HttpAnswer;
}

/** What every vendor over HTTP must be able to do with what its channel composes. */
export function describeVendor<Name extends keyof ChannelSettings>(vendor: Vendor<Name>, folder: string): void {
  const { name, settings, receiver } = vendor;
  const channel = channels[name];
  const composed = (telling: typeof one): HttpMessage => {
    const message = channel.compose(telling, settings);
    if (message.kind !== 'http') throw new TypeError('this vendor is told over HTTP');
    return message;
  };

  describe(`what is sent to ${name}`, () => {
    it.each([
      ['an event', one, 'one.json'],
      ['a digest', digest, 'digest.json'],
    ])('is what it takes: %s', async (_, telling, file) => {
      const sender = senderTo(receiver, vendor.taken, vendor.refused);
      expect(await tell(sender, name, settings, telling)).toEqual({ outcome: 'delivered' });
      const message = composed(telling);
      const golden = JSON.stringify({ ...message, body: JSON.parse(message.body) as unknown }, null, 2);
      await expect(`${golden}\n`).toMatchFileSnapshot(join(folder, '__fixtures__', file));
    });

    it('keeps its limits and shows nothing but text, whatever has happened', () => {
      fc.assert(
        fc.property(anyTelling, (telling) => {
          receive(receiver, composed(telling));
        }),
      );
    });

    it('is the same for the same event', () => {
      expect(composed(one)).toEqual(composed(one));
    });

    it('has failed where the vendor refuses it in its own words', async () => {
      const refuse: Receiver = () => undefined;
      const sender = senderTo(refuse, vendor.refused('no such thing'), vendor.refused);
      expect(await tell(sender, name, settings, one)).toMatchObject({ outcome: 'failed' });
    });
  });
}
