import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { Platform } from '@app/common';
import { ModelCatalogue } from './model-catalogue';

const catalogue = new ModelCatalogue();
const accountOn = (platform: string, more: Partial<Account> = {}): Account => ({
  ...{ id: 'acc_1', name: 'Team', platform: platform as Platform, priority: 50, schedulable: true, personal: false },
  ...{ createdAt: '2026-11-21T10:00:00.000Z', ...more },
});

describe('nameFor', () => {
  it.each([
    ['us-east-1', 'claude-sonnet-4-5', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['eu-west-1', 'claude-sonnet-4-5-20250929', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['us-gov-west-1', 'claude-opus-4', 'us-gov.anthropic.claude-opus-4-20250514-v1:0'],
    ['ap-northeast-1', 'claude-opus-4-8', 'jp.anthropic.claude-opus-4-8'],
    ['sa-east-1', 'claude-opus-5-5', 'global.anthropic.claude-opus-5-5'],
    ['us-east-1', 'eu.anthropic.claude-opus-4-8', 'eu.anthropic.claude-opus-4-8'],
    ['us-east-1', 'arn:aws:bedrock:us-east-1:1:inference-profile/x', 'arn:aws:bedrock:us-east-1:1:inference-profile/x'],
  ])('calls in %s the model %s by its inference profile', (region, model, expected) => {
    expect(catalogue.nameFor(accountOn('bedrock', { location: { region } }), model)).toBe(expected);
  });

  it.each([
    ['claude-haiku-4-5', 'claude-haiku-4-5@20251001'],
    ['claude-opus-5-5', 'claude-opus-5-5'],
    ['gemini-3.5-flash', 'gemini-3.5-flash'],
  ])('calls %s on Vertex %s', (model, expected) => {
    expect(catalogue.nameFor(accountOn('vertex'), model)).toBe(expected);
  });

  it('lets the mapping of the account come first, and leaves names alone elsewhere', () => {
    const modelMapping = { 'claude-opus-5-5': 'arn:mine' };
    expect(catalogue.nameFor(accountOn('bedrock', { modelMapping }), 'claude-opus-5-5')).toBe('arn:mine');
    expect(catalogue.nameFor(accountOn('claude'), 'claude-sonnet-4-5-20250929')).toBe('claude-sonnet-4-5-20250929');
  });

  it('takes a name that looks like a pattern of replacement as it is', () => {
    expect(catalogue.nameFor(accountOn('bedrock'), "claude-$&-$'")).toBe("global.anthropic.claude-$&-$'");
  });
});

describe('traitsOf', () => {
  it.each([
    ['claude-opus-4-6', true, 'adaptive'],
    ['claude-opus-4-7', false, 'adaptive'],
    ['claude-sonnet-4-20250514', true, 'budget'],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', true, 'budget'],
    ['claude-haiku-4-5@20251001', true, 'budget'],
    ['gpt-4.1', true, 'none'],
    ['gpt-6.1-sol', false, 'adaptive'],
    ['gemini-2.5-pro', true, 'budget'],
    ['models/gemini-3.5-flash', true, 'level'],
    ['llama3.3:70b', true, 'none'],
    ['constructor', true, 'none'],
  ])('knows of %s that sampling is %s and thinking %s', (model, sampling, thinking) => {
    expect(catalogue.traitsOf(model)).toMatchObject({ sampling, thinking });
  });

  it('forgets names when there are too many of them', () => {
    for (let number = 0; number < 2_500; number += 1) catalogue.traitsOf(`made-up-${number}`);
    expect(catalogue.traitsOf('claude-opus-4-7').sampling).toBe(false);
  });
});
