import { describe, expect, it } from 'vitest';
import type { UpstreamFailure } from '../platform-adapter';
import { classifyDroidFailure } from './droid.failure';

describe('classifyDroidFailure', () => {
  it.each<[number, object, UpstreamFailure, string | undefined]>([
    [
      400,
      { type: 'error', error: { type: 'invalid_request_error', details: { error_code: 'organization_on_hold' } } },
      'forbidden',
      'organization_on_hold',
    ],
    [529, { type: 'error', error: { type: 'overloaded_error' } }, 'overloaded', 'overloaded_error'],
    [429, { error: { code: 'insufficient_quota' } }, 'quota-exhausted', 'insufficient_quota'],
    [429, { type: 'error', code: 'insufficient_quota', message: 'x' }, 'quota-exhausted', 'insufficient_quota'],
    [404, { error: { code: 'model_not_found' } }, 'forbidden', 'model_not_found'],
    [402, { detail: 'no money' }, 'quota-exhausted', undefined],
  ])('takes %i with %j for %s', (status, error, failure, code) => {
    const verdict = classifyDroidFailure({ status, headers: {}, body: Buffer.from(JSON.stringify(error)) }, 0);
    expect([verdict.failure, verdict.code]).toEqual([failure, code]);
  });
});
