import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GatewayPicture, decodePicture } from './gateway-picture';

const picture: GatewayPicture = {
  ...{ gateway: 'g1', at: 12.5, totals: { requests: 3, errors: 1, tokens: 99 } },
  ...{ letIn: 2, waitingInLine: 1, waitingForAccounts: 1, loads: [['acc_1', 1, 1]] },
  requests: [
    {
      ...{ requestId: 'req_1', userId: 'usr_1', keyId: 'key_1', model: 'claude-a', startedAt: 1_763_719_200_000 },
      ...{ state: 'streaming', accountId: 'acc_1', tokens: 7 },
    },
    { requestId: 'req_2', userId: 'usr_1', keyId: 'key_1', model: '', startedAt: 1_763_719_200_001, state: 'queued' },
  ],
  settled: [['usr_1', 'key_1']],
};

describe('decodePicture', () => {
  it('reads back what a gateway says', () => {
    expect(decodePicture(JSON.stringify(picture))).toEqual(picture);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '"x"',
    '{}',
    '{"gateway":1,"at":1,"totals":{}}',
    '{"gateway":"g","at":null,"totals":{}}',
  ])('takes %s for no picture', (text) => {
    expect(decodePicture(text)).toBeUndefined();
  });

  it('leaves out what cannot be read, and keeps the rest', () => {
    const broken = {
      ...{
        ...picture,
        letIn: -1,
        waitingInLine: '7',
        loads: [null, [7, 1, 1], ['acc_2'], {}],
        settled: [[], ['usr_1'], 'x'],
      },
      requests: [
        null,
        { ...picture.requests[0], state: 'other' },
        { ...picture.requests[0], startedAt: 1e300 },
        picture.requests[1],
      ],
    };
    expect(decodePicture(JSON.stringify(broken))).toEqual({
      ...{ ...picture, letIn: 0, waitingInLine: 0, loads: [['acc_2', 0, 0]], settled: [] },
      requests: [picture.requests[1]],
    });
  });

  it('lives through anything that is JSON', () => {
    const value = fc.jsonValue();
    const fields = fc.record({
      gateway: fc.constant('g'),
      at: fc.constant(1),
      totals: fc.constant({}),
      loads: value,
      requests: value,
      settled: value,
    });
    fc.assert(fc.property(fc.oneof(value, fields), (said) => (decodePicture(JSON.stringify(said)), true)));
  });
});
