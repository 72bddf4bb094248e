import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAccountTestRun } from './account-test-run';

const whole = {
  ...{ id: 'tst_1', at: '2026-11-21T10:00:00.000Z', trigger: 'schedule', ok: true, model: 'm', status: 200 },
  ...{ firstByteMs: 5, tookMs: 9, tokens: { input: 1, output: 2 } },
};

describe('decodeAccountTestRun', () => {
  it('gives back what was written', () => {
    expect(decodeAccountTestRun(JSON.stringify(whole))).toEqual(whole);
    const least = { ...{ id: 'tst_1', at: whole.at, trigger: 'manual', ok: false, tookMs: 0 }, failure: 'unreachable' };
    expect(decodeAccountTestRun(JSON.stringify(least))).toEqual(least);
  });

  it.each([
    ...[{ at: 'soon' }, { trigger: 'chance' }, { ok: 1 }, { tookMs: -1 }, { tookMs: null }, { status: 'x' }],
    ...[{ tokens: [] }, { tokens: { input: 1 } }, { failure: 3 }, { model: {} }, { firstByteMs: 0.5 }],
  ])('takes %j for no run', (change) => {
    expect(decodeAccountTestRun(JSON.stringify({ ...whole, ...change }))).toBeUndefined();
  });

  it('throws at no text', () => {
    const text = fc.oneof(fc.string(), fc.json());
    fc.assert(
      fc.property(text, (one) => {
        expect(decodeAccountTestRun(one)?.id ?? '').toBeTypeOf('string');
      }),
    );
  });
});
