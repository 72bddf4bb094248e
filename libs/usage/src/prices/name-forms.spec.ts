import { describe, expect, it } from 'vitest';
import { KnownNameForms } from './name-forms';

describe('forms of names', () => {
  it('are the name and the name of the vendor, each with and without a release date', () => {
    expect(new KnownNameForms().of('bedrock', 'us.anthropic.claude-opus-4-5-20251101-v1:0')).toEqual({
      exact: ['us.anthropic.claude-opus-4-5-20251101-v1:0', 'claude-opus-4-5-20251101', 'claude-opus-4-5'],
      whole: ['us.anthropic.claude-opus-4-5-20251101-v1:0', 'claude-opus-4-5-20251101'],
      isRegional: true,
    });
  });

  it('are kept for the next who asks', () => {
    const forms = new KnownNameForms();
    expect(forms.of('openai', 'gpt-5')).toBe(forms.of('openai', 'gpt-5'));
    expect(forms.of('openai', 'gpt-5')).not.toBe(forms.of('claude', 'gpt-5'));
  });

  it('are not kept of a name that is longer than any price has it, which is found by rules alone', () => {
    const forms = new KnownNameForms();
    const name = `anthropic.${'x'.repeat(2_000)}`;
    expect(forms.of('bedrock', name)).toEqual({ exact: [], whole: [name], isRegional: false });
    expect(forms.of('bedrock', name)).not.toBe(forms.of('bedrock', name));
  });
});
