import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UpstreamVerdict } from '../platform-adapter';
import { readGoogleError } from './google-error';
import { classifyGoogleFailure } from './google-failure';
import { googleProtocolError } from './google-protocol-error';

const NOW = Date.parse('2026-11-21T10:00:00Z');
/** Pacific standard time in November. */
const MIDNIGHT = Date.parse('2026-11-22T08:00:00Z');
const typed = (type: string, members: object): object => ({
  '@type': `type.googleapis.com/google.rpc.${type}`,
  ...members,
});
const bodyOf = (code: number, status: string, ...details: readonly object[]): object => ({
  error: { code, message: 'API_KEY_INVALID QUOTA_EXHAUSTED', status, details },
});
const info = (reason: string): object => typed('ErrorInfo', { reason, domain: 'googleapis.com' });
const retryIn = (retryDelay: string): object => typed('RetryInfo', { retryDelay });
const violation = (quotaId: string, members: object = {}): object =>
  typed('QuotaFailure', { violations: [{ quotaId, quotaMetric: 'm', ...members }] });
const ofModel = { quotaDimensions: { model: 'gemini-2.5-pro', location: 'global' }, quotaValue: '50' };

function classify(value: unknown, modelsDiffer = false, status = Number(statusOf(value))): UpstreamVerdict {
  return classifyGoogleFailure({ status, headers: {}, body: Buffer.from(JSON.stringify(value)) }, NOW, {
    modelsDiffer,
  });
}
const statusOf = (value: unknown): unknown => (value as { error?: { code?: unknown } }).error?.code;

describe('classifyGoogleFailure', () => {
  it.each<[object, UpstreamVerdict]>([
    [bodyOf(400, 'INVALID_ARGUMENT'), { failure: 'invalid-request', scope: 'request', code: 'INVALID_ARGUMENT' }],
    [
      bodyOf(400, 'INVALID_ARGUMENT', info('API_KEY_INVALID')),
      { failure: 'unauthorized', scope: 'account', code: 'API_KEY_INVALID' },
    ],
    [bodyOf(400, 'FAILED_PRECONDITION'), { failure: 'forbidden', scope: 'model', code: 'FAILED_PRECONDITION' }],
    [
      bodyOf(401, 'UNAUTHENTICATED', info('ACCESS_TOKEN_EXPIRED')),
      { failure: 'unauthorized', scope: 'account', code: 'ACCESS_TOKEN_EXPIRED' },
    ],
    [bodyOf(403, 'PERMISSION_DENIED'), { failure: 'forbidden', scope: 'model', code: 'PERMISSION_DENIED' }],
    [
      bodyOf(403, 'PERMISSION_DENIED', info('SERVICE_DISABLED')),
      { failure: 'forbidden', scope: 'account', code: 'SERVICE_DISABLED' },
    ],
    [
      bodyOf(403, 'PERMISSION_DENIED', info('API_KEY_SERVICE_BLOCKED')),
      { failure: 'forbidden', scope: 'account', code: 'API_KEY_SERVICE_BLOCKED' },
    ],
    [bodyOf(404, 'NOT_FOUND'), { failure: 'invalid-request', scope: 'request', code: 'NOT_FOUND' }],
    [bodyOf(429, 'RESOURCE_EXHAUSTED'), { failure: 'rate-limited', scope: 'model', code: 'RESOURCE_EXHAUSTED' }],
    [
      bodyOf(429, 'RESOURCE_EXHAUSTED', retryIn('34.07s')),
      { failure: 'rate-limited', scope: 'model', code: 'RESOURCE_EXHAUSTED', until: NOW + 34_070 },
    ],
    [
      bodyOf(429, 'RESOURCE_EXHAUSTED', retryIn('250ms')),
      { failure: 'rate-limited', scope: 'model', code: 'RESOURCE_EXHAUSTED', until: NOW + 250 },
    ],
    [
      bodyOf(429, 'RESOURCE_EXHAUSTED', violation('GenerateRequestsPerMinutePerProjectPerModel', ofModel)),
      { failure: 'rate-limited', scope: 'model', code: 'RESOURCE_EXHAUSTED', until: NOW + 60_000 },
    ],
    [
      bodyOf(
        429,
        'RESOURCE_EXHAUSTED',
        violation('GenerateRequestsPerDayPerProjectPerModel-FreeTier', ofModel),
        retryIn('9s'),
      ),
      { failure: 'rate-limited', scope: 'model', code: 'RESOURCE_EXHAUSTED', until: MIDNIGHT },
    ],
    [
      bodyOf(429, 'RESOURCE_EXHAUSTED', violation('RequestsPerDayPerProject')),
      { failure: 'rate-limited', scope: 'account', code: 'RESOURCE_EXHAUSTED', until: MIDNIGHT },
    ],
    [
      bodyOf(429, 'RESOURCE_EXHAUSTED', violation('RequestsPerDayPerModel', { ...ofModel, quotaValue: '0' })),
      { failure: 'forbidden', scope: 'model', code: 'RESOURCE_EXHAUSTED' },
    ],
    [
      bodyOf(429, 'RESOURCE_EXHAUSTED', info('QUOTA_EXHAUSTED'), retryIn('3600s')),
      { failure: 'quota-exhausted', scope: 'account', code: 'QUOTA_EXHAUSTED', until: NOW + 3_600_000 },
    ],
    [
      bodyOf(429, 'RESOURCE_EXHAUSTED', info('MODEL_CAPACITY_EXHAUSTED')),
      { failure: 'rate-limited', scope: 'model', code: 'MODEL_CAPACITY_EXHAUSTED' },
    ],
    [bodyOf(499, 'CANCELLED'), { failure: 'invalid-request', scope: 'request', code: 'CANCELLED' }],
    [bodyOf(500, 'INTERNAL'), { failure: 'unavailable', scope: 'account', code: 'INTERNAL' }],
    [
      bodyOf(503, 'UNAVAILABLE', retryIn('5s')),
      { failure: 'unavailable', scope: 'account', code: 'UNAVAILABLE', until: NOW + 5_000 },
    ],
    [
      bodyOf(504, 'DEADLINE_EXCEEDED', retryIn('5s')),
      { failure: 'unavailable', scope: 'account', code: 'DEADLINE_EXCEEDED' },
    ],
  ])('understands %j', (body, verdict) => {
    expect(classify(body)).toEqual(verdict);
    expect(classify([body], false, Number(statusOf(body)))).toEqual(verdict);
  });

  it('lets another account try a model that differs from one to the next', () => {
    expect(classify(bodyOf(404, 'NOT_FOUND'), true)).toMatchObject({ failure: 'forbidden', scope: 'model' });
  });

  it('knows midnight in California on days that have 23 hours', () => {
    const now = Date.parse('2026-03-08T09:30:00Z');
    const body = Buffer.from(JSON.stringify(bodyOf(429, 'RESOURCE_EXHAUSTED', violation('PerDay', ofModel))));
    const { until } = classifyGoogleFailure({ status: 429, headers: {}, body }, now, { modelsDiffer: false });
    expect(until).toBe(Date.parse('2026-03-09T07:00:00Z'));
  });

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.jsonValue(), fc.jsonValue(), (status, details, error) => {
        for (const value of [
          details,
          { error },
          { error: { code: status, details } },
          [{ error: { status: 'X', details: [details] } }],
        ]) {
          expect(classify(value, true, status).failure).toBeTypeOf('string');
        }
      }),
    );
  });
});

describe('googleProtocolError', () => {
  it.each([
    [bodyOf(400, 'INVALID_ARGUMENT'), 400, 'invalid-request'],
    [bodyOf(400, 'INVALID_ARGUMENT', info('API_KEY_INVALID')), 400, 'authentication'],
    [bodyOf(401, 'UNAUTHENTICATED'), 401, 'authentication'],
    [bodyOf(403, 'PERMISSION_DENIED'), 403, 'permission'],
    [bodyOf(404, 'NOT_FOUND'), 404, 'not-found'],
    [bodyOf(429, 'RESOURCE_EXHAUSTED'), 429, 'rate-limit'],
    [bodyOf(429, 'RESOURCE_EXHAUSTED', info('QUOTA_EXHAUSTED')), 429, 'quota'],
    [bodyOf(500, 'INTERNAL'), 500, 'api'],
    [bodyOf(503, 'UNAVAILABLE'), 503, 'overloaded'],
    [bodyOf(504, 'DEADLINE_EXCEEDED'), 504, 'timeout'],
    [bodyOf(418, 'TEAPOT'), 418, 'invalid-request'],
  ] as const)('says of %j with status %i: %s', (body, status, kind) => {
    const error = readGoogleError(body);
    expect(error && googleProtocolError(error, status)).toMatchObject({ status, kind });
  });

  it('says when to come again', () => {
    const error = readGoogleError([bodyOf(429, 'RESOURCE_EXHAUSTED', retryIn('34.07s'))]);
    expect(error && googleProtocolError(error, 429).retryAfterSeconds).toBe(35);
  });

  it.each([undefined, null, [], [[]], { error: null }, { error: { type: 'overloaded_error', message: 'x' } }])(
    'takes %j for no error of Google’s',
    (value) => {
      expect(readGoogleError(value)).toBeUndefined();
    },
  );
});
