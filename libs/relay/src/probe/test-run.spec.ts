import { describe, expect, it } from 'vitest';
import type { ProbeResult } from './probe-result';
import { testRunOf } from './test-run';

const result: ProbeResult = {
  ...{ ok: false, at: Date.UTC(2026, 10, 21), model: 'm', protocol: 'openai-chat', tookMs: 9 },
};

describe('testRunOf', () => {
  it('keeps figures, and none of the upstream’s words', () => {
    const said = { ...result, status: 401, failure: 'unauthorized: invalid_api_key', message: 'Wrong key: sk-canary' };
    const run = testRunOf({ ...said, firstByteMs: 4, tokens: { input: 1, output: 2 } }, 'tst_1', 'manual');
    expect(run).toEqual({
      ...{ id: 'tst_1', at: '2026-11-21T00:00:00.000Z', trigger: 'manual', ok: false, model: 'm', status: 401 },
      ...{ firstByteMs: 4, tookMs: 9, tokens: { input: 1, output: 2 }, failure: 'unauthorized: invalid_api_key' },
    });
  });

  it('keeps no failure of any length', () => {
    expect(testRunOf({ ...result, failure: 'x'.repeat(9_999) }, 'tst_1', 'schedule').failure).toHaveLength(200);
  });
});
