import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelNames, channels } from '@app/webhooks';
import { reasonFor } from './reason-for';

const CANARY = 'canary7f3e';

describe('why an attempt failed', () => {
  it.each([
    ['HTTP 404: no_service', 'HTTP 404'],
    ['HTTP 200, code 19021: sign match fail', 'HTTP 200, code 19021'],
    ['Invalid greeting. response=SSH-2.0-OpenSSH_9.2', 'Invalid greeting. response'],
    ['no answer within 15000 ms', 'no answer within 15000 ms'],
  ])('%s is %s to operators, and told whole to those above', (reason, shown) => {
    expect(reasonFor('operator', reason)).toBe(shown);
    for (const role of ['owner', 'admin'] as const) expect(reasonFor(role, reason)).toBe(reason);
  });

  it('tells operators nothing of what any channel was answered, whatever it was', () => {
    const words = fc.oneof(
      fc.constant(CANARY),
      fc.string().map((text) => `${CANARY}${text}`),
      fc
        .tuple(fc.constantFrom('code', 'errcode', 'StatusCode', 'ok'), fc.integer({ min: 0, max: 20_000 }))
        .map(([name, code]) => JSON.stringify({ [name]: code, msg: CANARY, errmsg: CANARY, message: CANARY })),
      fc.constant(`${CANARY} Webhook message delivery failed`),
      fc.constant(JSON.stringify({ ok: false, description: CANARY, message: CANARY, error: CANARY })),
    );
    let failures = 0;
    fc.assert(
      fc.property(fc.constantFrom(...channelNames), fc.integer({ min: 200, max: 599 }), words, (name, status, body) => {
        const outcome = channels[name].judge({ status, headers: { 'x-canary': CANARY }, body });
        if (outcome.outcome !== 'failed') return;
        if (outcome.reason.includes(CANARY)) failures += 1;
        expect(reasonFor('operator', outcome.reason)).not.toContain(CANARY);
      }),
      { numRuns: 500 },
    );
    expect(failures).toBeGreaterThan(10);
  });
});
