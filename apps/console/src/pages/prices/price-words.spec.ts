import { expect, it } from 'vitest';
import { modelAddress, overrideIdOf } from './price-words';

it('finds the override that a listed price is', () => {
  expect(overrideIdOf({ id: 'claude/claude-sonnet-5@2026-12-01#prc_4fK0aB9cD2eF7gH1iJ3k', source: 'override' })).toBe(
    'prc_4fK0aB9cD2eF7gH1iJ3k',
  );
  expect(overrideIdOf({ id: 'claude/claude-opus-4-6@2026-03-13#bundled', source: 'bundled' })).toBeUndefined();
});

it('leads to models whatever their name is', () => {
  expect(modelAddress({ platform: 'openai-compatible', model: 'org/llama-4-*' })).toBe(
    '/prices/model?platform=openai-compatible&model=org%2Fllama-4-*',
  );
});
