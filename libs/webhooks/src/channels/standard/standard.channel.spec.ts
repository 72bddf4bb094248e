import { createHmac, createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { asObject, parseJsonObject } from '@app/protocols';
import { describeVendor } from '../../conformance/describe-vendor';
import { answer, type Receiver } from '../../conformance/receivers/receiver';
import { require } from '../../conformance/receivers/require';
import { NOW, one } from '../../conformance/tellings';
import type { HttpMessage } from '../channel';
import { channels } from '../channels';
import { createPrivateSecret, createSharedSecret } from './create-signing-secret';
import { publicKeyOf } from './signing-secret';

const SHARED = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const url = 'https://hooks.example/relay';

function composed(secrets: readonly string[], now = NOW): HttpMessage {
  const message = channels.standard.compose({ ...one, now }, { url, secrets });
  if (message.kind !== 'http') throw new TypeError('standard is told over HTTP');
  return message;
}

/** Standard Webhooks 1.0.0, "Signature scheme", in a few lines of its own. */
const receiver: Receiver = ({ headers, body, content }) => {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signature } = headers;
  const expected = createHmac('sha256', Buffer.alloc(32, 7)).update(`${id}.${timestamp}.${body}`).digest('base64');
  require(signature === `v1,${expected}`, 'No matching signature found');
  require(Number(timestamp) === Math.floor(NOW / 1_000), 'not the time of the attempt');
  require(Buffer.byteLength(body) < 20_001, `${Buffer.byteLength(body)} bytes`);
  const { type, timestamp: at, data } = asObject(content) ?? {};
  require(typeof type === 'string' && /^[a-zA-Z0-9_]+(?:\.[a-zA-Z0-9_]+)*$/.test(type), 'type');
  require(typeof at === 'string' && asObject(data) !== undefined, 'timestamp and data');
};

const settings = { url, secrets: [SHARED] };
const vendor = { name: 'standard' as const, settings, receiver, taken: answer(204) };
describeVendor({ ...vendor, refused: (words) => answer(400, words) }, import.meta.dirname);

describe('what the official library of Standard Webhooks verifies', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is the body as it is, byte for byte', () => {
    const message = composed([SHARED]);
    const headers = { ...message.headers };
    expect(new Webhook(SHARED).verify(message.body, headers)).toEqual(parseJsonObject(message.body));
    expect(() => new Webhook(SHARED).verify(`${message.body} `, headers)).toThrow(WebhookVerificationError);
  });

  it('is both the old and the new secret while they change, and no third one', () => {
    const [old, young] = [createSharedSecret(), createSharedSecret()];
    const message = composed([young, old]);
    for (const secret of [old, young]) new Webhook(secret).verify(message.body, { ...message.headers });
    expect(() => new Webhook(createSharedSecret()).verify(message.body, { ...message.headers })).toThrow('No matching');
  });

  it('has the time of the attempt, and the id and body of the delivery', () => {
    const [first, second] = [composed([SHARED]), composed([SHARED], NOW + 60_000)];
    expect(second.body).toBe(first.body);
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(Number(second.headers['webhook-timestamp'])).toBe(Number(first.headers['webhook-timestamp']) + 60);
    expect(second.headers['webhook-signature']).not.toBe(first.headers['webhook-signature']);
  });

  it('stands beside signatures that it cannot read', () => {
    const message = composed([createPrivateSecret(), SHARED]);
    expect(message.headers['webhook-signature']).toMatch(/^v1a,\S+ v1,\S+$/);
    expect(new Webhook(SHARED).verify(message.body, { ...message.headers })).toBeDefined();
  });
});

describe('an ed25519 signature', () => {
  it('verifies with the public key that the receiver was given', () => {
    const secret = createPrivateSecret();
    const message = composed([secret]);
    const raw = Buffer.from(publicKeyOf(secret).replace('whpk_', ''), 'base64');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
    const [version, signature = ''] = message.headers['webhook-signature']?.split(',') ?? [];
    const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '' } = message.headers;
    expect(version).toBe('v1a');
    const isGood = (body: string): boolean =>
      verify(null, Buffer.from(`${id}.${timestamp}.${body}`), key, Buffer.from(signature, 'base64'));
    expect(isGood(message.body)).toBe(true);
    expect(isGood(message.body.replace('warning', 'critical'))).toBe(false);
  });
});

describe('what a receiver answers', () => {
  it.each([
    [answer(200, 'whatever'), { outcome: 'delivered' }],
    [
      answer(301, '', { location: 'https://other.example' }),
      { outcome: 'failed', reason: 'HTTP 301: redirects are not followed' },
    ],
    [answer(410), { outcome: 'gone' }],
    [answer(503, '', { 'retry-after': '120' }), { outcome: 'failed', reason: 'HTTP 503', retryAfterMs: 120_000 }],
  ])('%j means %j', (given, outcome) => {
    expect(channels.standard.judge(given)).toEqual(outcome);
  });
});

describe('the id of a delivery', () => {
  it.each(['a.b', '', 'a b', 'a\r\nx: y'])('is not signed as %j', (deliveryId) => {
    expect(() => channels.standard.compose({ ...one, deliveryId }, settings)).toThrow(RangeError);
  });
});
