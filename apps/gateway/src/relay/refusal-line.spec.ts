import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { refusalLine } from './refusal-line';

const lineOf = (error: GatewayError): object => refusalLine('req_1', error);

describe('refusalLine', () => {
  it('says what lay behind a refusal, on one line of bounded length', () => {
    const cause = new Error(`connect ECONNREFUSED\n${'x'.repeat(300)}`);
    const { reason = '', ...line } = refusalLine('req_1', new GatewayError('upstream_unreachable', 'Why', { cause }));
    expect(line).toEqual({ requestId: 'req_1', code: 'upstream_unreachable', status: 502 });
    expect(reason).toMatch(/^connect ECONNREFUSED x+…?$/);
    expect(reason.length).toBeLessThanOrEqual(200);
  });

  it('quotes nothing that a caller wrote', () => {
    for (const code of ['caller_route_unknown', 'caller_body_invalid', 'caller_feature_unsupported'] as const) {
      const cause = new Error('Cannot POST /v1/nothing?key=canary');
      expect(JSON.stringify(lineOf(new GatewayError(code, 'Why canary', { cause })))).not.toContain('canary');
    }
  });

  it('says no reason where there is none', () => {
    expect(lineOf(new GatewayError('policy_queue_full', 'Why'))).not.toHaveProperty('reason');
    expect(lineOf(new GatewayError('gateway_failed', 'Why', { cause: 'canary' }))).not.toHaveProperty('reason');
  });
});
