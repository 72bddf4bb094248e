import { describe, expect, it } from 'vitest';
import { hostedBetas } from './hosted-betas';
import { hostedVersion } from './hosted-version';

describe('hostedBetas', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['claude-code-20250219,context-1m-2025-08-07', ['context-1m-2025-08-07']],
    ['pdfs-2024-09-25 , pdfs-2024-09-25', ['pdfs-2024-09-25']],
    ['advanced-tool-use-2025-11-20,tool-search-tool-2025-10-19', ['tool-search-tool-2025-10-19']],
    [
      ['mcp-client-2025-04-04', 'constructor,web-search-2025-03-05'],
      ['mcp-client-2025-04-04', 'web-search-2025-03-05'],
    ],
  ])('lets of %j pass %j', (value, betas) => {
    expect(hostedBetas({ 'anthropic-beta': value })).toEqual(betas);
  });
});

describe('hostedVersion', () => {
  it.each([
    [undefined, 'anthropic.claude-opus-4-8', 'first'],
    ['2023-06-01', 'anthropic.claude-opus-4-8', 'first'],
    ['2026-10-21', 'us.anthropic.claude-opus-4-8', '2026-10-21'],
    ['2026-10-21', 'us.anthropic.claude-opus-4-7-v1:0', '2026-10-21'],
    ['2026-10-21', 'claude-sonnet-5-5', '2026-10-21'],
    ['2026-10-21', 'claude-sonnet-5', '2026-10-21'],
    ['2026-10-21', 'global.anthropic.claude-opus-4-6-v1', 'first'],
    ['2026-10-21', 'claude-opus-4@20250514', 'first'],
    ['2026-10-21', 'anthropic.claude-opus-4-20250514-v1:0', 'first'],
    ['2026-10-21', 'anthropic.claude-3-7-sonnet-20250219-v1:0', 'first'],
    ['2026-10-21', 'arn:aws:bedrock:us-east-1:1:application-inference-profile/x', 'first'],
    ['"},{', 'claude-sonnet-5-5', 'first'],
  ])('says of %s and %s: %s', (version, model, expected) => {
    expect(hostedVersion({ headers: { 'anthropic-version': version }, model }, 'first')).toBe(expected);
  });
});
