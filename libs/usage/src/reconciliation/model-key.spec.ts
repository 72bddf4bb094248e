import { describe, expect, it } from 'vitest';
import { comparableModel, modelOfLineItem } from './model-key';

describe('comparableModel', () => {
  it.each([
    ['Claude Haiku 4.5', 'claude-haiku-4-5-20251001'],
    ['Claude 3.5 Sonnet 2024-10-22', 'claude-3-5-sonnet-20241022'],
    ['Claude Opus 5', 'claude-opus-5'],
  ])('takes %j and %j for one model', (shown, name) => {
    expect(comparableModel('claude', shown).key).toBe(comparableModel('claude', name).key);
  });

  it.each([
    ['bedrock', 'us.anthropic.claude-haiku-4-5-20251001-v1:0'],
    ['vertex', 'claude-haiku-4-5@20251001'],
  ] as const)("knows %s's words for a model", (platform, name) => {
    expect(comparableModel(platform, name)).toEqual({ key: 'claude-haiku-4-5', model: 'claude-haiku-4-5' });
  });

  it.each([
    ['gpt-4', 'gpt-4o'],
    ['claude-opus-4', 'claude-opus-4-5'],
    ['gpt-5-mini', 'gpt-5'],
    ['gpt-4-0613', 'gpt-4'],
  ])('takes %j and %j for two', (one, other) => {
    expect(comparableModel('openai', one).key).not.toBe(comparableModel('openai', other).key);
  });
});

describe('modelOfLineItem', () => {
  it.each([
    ['gpt-5.5-2026-04-23, input', 'gpt-5.5-2026-04-23'],
    ['gpt-4.1-2025-04-14, cached input', 'gpt-4.1-2025-04-14'],
    ['priority | gpt-5.6-sol, output, long context', 'gpt-5.6-sol'],
    ['gpt-image-2.5-sunburst text, cached input', 'gpt-image-2.5-sunburst'],
    ['web search tool calls', 'web search tool calls'],
    ['', ''],
  ])('of %j is %j', (item, model) => {
    expect(modelOfLineItem(item)).toBe(model);
  });
});
