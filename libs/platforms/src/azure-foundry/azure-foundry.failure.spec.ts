import { describe, expect, it } from 'vitest';
import type { UpstreamVerdict } from '../platform-adapter';
import { classifyAzureFoundryFailure } from './azure-foundry.failure';

describe('classifyAzureFoundryFailure', () => {
  it.each<[number, object, UpstreamVerdict]>([
    [
      404,
      { error: { code: 'DeploymentNotFound' } },
      { failure: 'forbidden', scope: 'model', code: 'DeploymentNotFound' },
    ],
    [404, { error: { code: 'constructor' } }, { failure: 'invalid-request', scope: 'request' }],
    [
      404,
      { type: 'error', error: { type: 'not_found_error' } },
      { failure: 'invalid-request', scope: 'request', code: 'not_found_error' },
    ],
    [400, { error: { code: 'DeploymentNotFound' } }, { failure: 'invalid-request', scope: 'request' }],
    [401, { error: { code: '401' } }, { failure: 'unauthorized', scope: 'account' }],
    [
      429,
      { type: 'error', error: { type: 'rate_limit_error' } },
      { failure: 'rate-limited', scope: 'model', code: 'rate_limit_error' },
    ],
  ])('takes %i with %j for %j', (status, error, verdict) => {
    const body = Buffer.from(JSON.stringify(error));
    expect(classifyAzureFoundryFailure({ status, headers: {}, body }, 0)).toEqual(verdict);
  });
});
