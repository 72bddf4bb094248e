import { describe, expect, it } from 'vitest';
import { invokableModel, knowsNewVersion, readModelId } from './model-id';

describe('a model id of Bedrock', () => {
  it.each([
    ['anthropic.claude-3-haiku-20240307-v1:0', 'claude-3-haiku-20240307', false],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5-20250929', true],
    ['us-gov.anthropic.claude-opus-4-8', 'claude-opus-4-8', true],
    ['arn:aws:bedrock:eu-west-1:1:inference-profile/eu.anthropic.claude-opus-4-8-v1', 'claude-opus-4-8', true],
    [
      'arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
      'claude-3-haiku-20240307',
      false,
    ],
    ['sandbox-echo', 'sandbox-echo', true],
    ['global.anthropic.sandbox-stream-3x1', 'sandbox-stream-3x1', true],
  ])('%s names %s', (id, name, isProfile) => {
    expect(readModelId(id)).toEqual({ name, isProfile });
  });

  it.each(['claude-opus-4-8', 'xx.anthropic.claude-opus-4-8', 'anthropic.', 'anthropic.gpt-5', '', 'sandbox-'])(
    '%j names nothing',
    (id) => expect(readModelId(id)).toBeNull(),
  );

  it('is that of a profile for models later than Claude 3.5', () => {
    expect(invokableModel('anthropic.claude-3-5-sonnet-20241022-v2:0')).toBe('claude-3-5-sonnet-20241022');
    expect(() => invokableModel('anthropic.claude-3-7-sonnet-20250219-v1:0')).toThrow(/on-demand throughput/);
  });
});

describe("Anthropic's newer version of the API", () => {
  it.each([
    ['claude-3-5-sonnet-20241022', false],
    ['claude-sonnet-4-20250514', false],
    ['claude-sonnet-4-5-20250929', false],
    ['claude-opus-4-7', true],
    ['claude-haiku-5', true],
    ['sandbox-large', true],
  ])('is known to %s: %s', (name, expected) => {
    expect(knowsNewVersion(name)).toBe(expected);
  });
});
