import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cooling } from '../conformance/tellings';
import { decodeDelivery } from './decode-delivery';

const fields = {
  ...{ endpointId: 'whe_1', state: 'waiting', createdAt: '1763719200000', dueAt: '1763719205000', attemptCount: '1' },
  events: JSON.stringify([cooling]),
  attempts: '[{"at":"2026-11-21T10:00:00.000Z","outcome":"failed","reason":"HTTP 500","durationMs":12},{"at":1},null]',
};

describe('a delivery as Redis keeps it', () => {
  it('is read with the attempts that can be read', () => {
    expect(decodeDelivery('dlv_1', fields)).toEqual({
      ...{ id: 'dlv_1', endpointId: 'whe_1', events: [cooling], state: 'waiting', attemptCount: 1 },
      ...{ createdAt: '2025-11-21T10:00:00.000Z', nextAttemptAt: '2025-11-21T10:00:05.000Z' },
      attempts: [{ at: '2026-11-21T10:00:00.000Z', outcome: 'failed', reason: 'HTTP 500', durationMs: 12 }],
    });
  });

  it.each([
    ['nothing', {}],
    ['no events', { ...fields, events: '[]' }],
    ['an event that is none', { ...fields, events: JSON.stringify([cooling, { id: 1 }]) }],
    ['a state that is not known', { ...fields, state: 'flying' }],
    ['no time', { ...fields, createdAt: 'yesterday' }],
  ])('is none where there is %s', (_, broken) => {
    expect(decodeDelivery('dlv_1', broken)).toBeUndefined();
  });

  it('is never an error, whatever lies there', () => {
    const text = fc.oneof(fc.string(), fc.json(), fc.constantFrom(...Object.values(fields)));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(fields), 'deadReason'), text), (any) => {
        expect(() => decodeDelivery('dlv_1', { ...fields, ...any })).not.toThrow();
      }),
    );
  });
});
