import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { describeVendor } from '../../conformance/describe-vendor';
import { answer, type Receiver, receive } from '../../conformance/receivers/receiver';
import { require } from '../../conformance/receivers/require';
import { object, requireShape, text, words } from '../../conformance/receivers/shape';
import { anyTelling, digest, one, tellingOf, degraded } from '../../conformance/tellings';
import { channels, decodeChannelSettings } from '../channels';

/** bark-server, "API V2". */
const push = object(
  {
    ...{ device_key: text(), title: text(), body: text(), group: text(), sound: text() },
    level: words('active', 'timeSensitive', 'passive', 'critical'),
    ...{ icon: { is: 'text', form: /^https?:/ }, url: { is: 'text', form: /^https?:/ } },
  },
  ...['group', 'sound', 'icon', 'url'],
);

const receiver: Receiver = ({ url, body, content }) => {
  require(url.pathname.endsWith('/push'), 'Cannot POST');
  requireShape(content, push);
  require(Buffer.byteLength(body) <= 4_000, 'push failed: APNS push failed: PayloadTooLarge');
};

const deviceKey = 'ynJ5Ft4atkMkWeo2PAvFhF';
const taken = answer(200, { code: 200, message: 'success', timestamp: 1_763_719_205 });
const vendor = { name: 'bark' as const, settings: { deviceKey }, receiver, taken };
describeVendor({ ...vendor, refused: (message) => answer(500, { code: 500, message }) }, import.meta.dirname);

describe('a push of Bark', () => {
  const address = `https://example.org/${'a'.repeat(480)}`;
  const everything = decodeChannelSettings('bark', {
    ...{ deviceKey, server: 'http://bark.internal:8080/base/', level: 'critical', group: '组'.repeat(64) },
    ...{ sound: 'minuet.caf', icon: address, url: address },
  });

  it('says all that the settings name, and keeps within a push with the longest of them', () => {
    const composed = channels.bark.compose(one, everything);
    expect(composed).toMatchObject({ url: 'http://bark.internal:8080/base/push' });
    expect(composed.kind === 'http' && JSON.parse(composed.body)).toMatchObject({
      level: 'critical',
      group: everything.group,
      sound: 'minuet.caf',
      icon: address,
      url: address,
    });
    fc.assert(
      fc.property(anyTelling, (telling) => {
        const message = channels.bark.compose(telling, everything);
        if (message.kind === 'http') receive(receiver, message);
      }),
    );
  });

  it.each([
    [one, 'active'],
    [digest, 'timeSensitive'],
    [tellingOf(degraded), 'timeSensitive'],
  ])('breaks through a focus only when it is critical', (telling, level) => {
    const composed = channels.bark.compose(telling, { deviceKey });
    expect(composed.kind === 'http' && JSON.parse(composed.body)).toMatchObject({ level });
  });

  it('is not delivered with a 200 that says another code', () => {
    const refusal = answer(200, { code: 400, message: 'failed to get device token' });
    const reason = 'HTTP 200, code 400: failed to get device token';
    expect(channels.bark.judge(refusal)).toEqual({ outcome: 'failed', reason });
  });
});
