import { describe, expect, it } from 'vitest';
import { isHeardAsHint } from './heard-hints';

describe('isHeardAsHint', () => {
  it('is true of what reached the upstream beside the request, whatever it is called there', () => {
    expect(isHeardAsHint('verbosity', { verbosity: 'low' }, { text: { verbosity: 'low' } })).toBe(true);
    expect(isHeardAsHint('seed', { seed: 0 }, { generationConfig: { seed: 0 } })).toBe(true);
  });

  it('is false where the upstream was not told, or was told by somebody else', () => {
    expect(isHeardAsHint('seed', { seed: 7 }, { temperature: 1 })).toBe(false);
    expect(isHeardAsHint('service_tier', {}, { service_tier: 'default' })).toBe(false);
    expect(isHeardAsHint('logit_bias', { seed: 7 }, { seed: 7, logit_bias: {} })).toBe(false);
  });
});
