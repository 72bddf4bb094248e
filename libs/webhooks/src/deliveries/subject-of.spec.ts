import { describe, expect, it } from 'vitest';
import { cooling } from '../conformance/tellings';
import { subjectOf } from './subject-of';

const withData = (data: typeof cooling.data) => ({ ...cooling, data });

describe('the subject of an event', () => {
  it('is the same whatever is said of it, in whatever order', () => {
    const one = subjectOf(withData({ accountId: 'acc_1', model: 'm', seconds: 5, requestId: 'req_1' }));
    expect(
      subjectOf({
        ...withData({ model: 'm', seconds: 9, accountId: 'acc_1', requestId: 'req_2' }),
        id: 'evt_2',
        summary: 'other',
      }),
    ).toBe(one);
  });

  it.each([
    ['another account', withData({ accountId: 'acc_2', threshold: 50 })],
    ['another threshold', withData({ accountId: 'acc_1', threshold: 80 })],
    ['another type', { ...withData({ accountId: 'acc_1', threshold: 50 }), type: 'account.recovered' as const }],
    ['another severity', { ...withData({ accountId: 'acc_1', threshold: 50 }), severity: 'critical' as const }],
  ])('is another one with %s', (_, other) => {
    expect(subjectOf(other)).not.toBe(subjectOf(withData({ accountId: 'acc_1', threshold: 50 })));
  });
});
