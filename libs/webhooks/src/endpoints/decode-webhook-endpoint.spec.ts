import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSealedSettings } from './sealed-settings';
import { decodeWebhookEndpoint } from './decode-webhook-endpoint';

const endpoint = {
  ...{ id: 'whe_1', name: 'ops', channel: 'slack', events: ['account.*'], groupIds: ['grp_1'], concurrency: 4 },
  ...{ minimumSeverity: 'info', dedupeSeconds: 0, enabled: false, disabledReason: 'gone' },
  quietHours: { from: '22:00', until: '06:00', timezone: 'Europe/Berlin' },
  createdAt: '2026-11-21T10:00:00.000Z',
};
const settings = {
  ...{ id: 'whe_1', channel: 'standard', createdAt: '2026-11-21T10:00:00.000Z', sealed: 'v1.k.a.b.c' },
  ...{
    shown: { url: 'https://h.example' },
    hidden: ['secrets'],
    signatures: [{ kind: 'ed25519', publicKey: 'whpk_' }],
  },
};

describe('records of webhooks', () => {
  it('read back as they were written', () => {
    expect(decodeWebhookEndpoint(endpoint)).toEqual(endpoint);
    expect(decodeSealedSettings(settings)).toEqual(settings);
  });

  it('of a later version are told what this one knows', () => {
    expect(decodeWebhookEndpoint({ ...endpoint, events: ['moon.*'], colour: 'red' })?.events).toEqual(['moon.*']);
  });

  it.each([
    { events: [] },
    { events: ['*', 7] },
    { channel: 'fax' },
    { minimumSeverity: 'constructor' },
    { enabled: 'yes' },
    { groupIds: [] },
    { groupIds: 'grp_1' },
    { concurrency: 0 },
    { dedupeSeconds: -1 },
    { disabledReason: 'bored' },
    ...[null, {}, 'night', { ...endpoint.quietHours, from: '24:00' }, { ...endpoint.quietHours, until: '22:00' }].map(
      (quietHours) => ({ quietHours }),
    ),
    ...['+01:00', 'Mars/Olympus', '', 'Europe/Berlin\n'].map((timezone) => ({
      quietHours: { ...endpoint.quietHours, timezone },
    })),
  ])('with %j are none: a filter that cannot be read is not no filter', (change) => {
    expect(decodeWebhookEndpoint({ ...endpoint, ...change })).toBeUndefined();
  });

  it.each([
    { shown: [] },
    { hidden: [7] },
    { hidden: 'x' },
    { signatures: {} },
    { signatures: [{ kind: 'rsa' }] },
    { sealed: '' },
  ])('of settings with %j are none', (change) => {
    expect(decodeSealedSettings({ ...settings, ...change })).toBeUndefined();
  });

  it('of any JSON are none, or whole', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(decodeWebhookEndpoint(value)).toBeUndefined();
        expect(decodeSealedSettings(value)).toBeUndefined();
      }),
    );
  });
});
