import { describe, expect, it } from 'vitest';
import { modelFamily } from './model-family';

describe('modelFamily', () => {
  it.each([
    ['claude-opus-5-5', 'opus'],
    ['claude-opus-4-1-20250805', 'opus'],
    ['claude-3-5-sonnet-20241022', 'sonnet'],
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 'haiku'],
    ['claude-sonnet-4-5@20250929', 'sonnet'],
    ['gemini-3.5-flash-lite', 'flash-lite'],
    ['gemini-3.8-flash', 'flash'],
    ['gpt-6.1-sol', 'gpt-6.1-sol'],
    ['gpt-5-mini', 'mini'],
    ['sandbox-small', 'sandbox-small'],
    ['sandbox-stream-5x10', 'sandbox-stream'],
    ['Claude-Opus-5', 'opus'],
    ['', ''],
  ])('puts %s into %s', (model, family) => {
    expect(modelFamily(model)).toBe(family);
  });
});
