import { expect, it } from 'vitest';
import { readPriceId } from './read-price-id';

it('reads the day and the source of a price', () => {
  expect(readPriceId('claude/claude-opus-4-6@2026-03-13#bundled')).toEqual({
    ...{ of: 'claude/claude-opus-4-6', from: '2026-03-13', source: 'bundled' },
  });
  expect(readPriceId('bedrock/eu.anthropic.claude@20260101#override')).toEqual({
    ...{ of: 'bedrock/eu.anthropic.claude@20260101', from: undefined, source: 'override' },
  });
  expect(readPriceId('whatever')).toEqual({ of: 'whatever', from: undefined, source: undefined });
});
