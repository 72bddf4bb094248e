import type { Scheduling } from '@app/scheduler';
import { describe, expect, it } from 'vitest';
import type { RelayRequest } from '../relay-request';
import { noLease } from './no-lease';

const request = { envelope: { model: 'fast' } } as RelayRequest;
type None = Extract<Scheduling, { kind: 'none' }>;
const none = (why: None['why'], retryAfterMs?: number): None =>
  ({ kind: 'none', why, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }) as None;

describe('noLease', () => {
  it.each(['queue-full', 'wait-too-long', 'wait-timed-out'] as const)('says when to come back: %s', (why) => {
    expect(noLease(none(why), request)).toMatchObject({ status: 429, retryable: true, retryAfterSeconds: 5 });
    expect(noLease(none(why, 1_200), request)).toMatchObject({ retryAfterSeconds: 2 });
  });

  it('knows a time for accounts that rest only where the pool knows one', () => {
    expect(noLease(none('none-available', 300), request)).toMatchObject({ status: 529, retryAfterSeconds: 1 });
    expect(noLease(none('none-available'), request).retryAfterSeconds).toBeUndefined();
  });
});
