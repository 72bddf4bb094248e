import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { Protocol } from '@app/protocols';
import type { Operation } from '../platform-adapter';
import { droidProtocol } from './droid.protocol';

const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'droid', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};

describe('droidProtocol', () => {
  it.each<[Operation, string, Protocol, Protocol | undefined]>([
    ['generate', 'gpt-6.1-sol', 'anthropic-messages', 'anthropic-messages'],
    ['generate', 'claude-opus-5-5', 'openai-chat', 'openai-chat'],
    ['generate', 'claude-opus-5-5', 'openai-responses', 'openai-responses'],
    ['generate', 'claude-opus-5-5', 'gemini-generate-content', 'anthropic-messages'],
    ['generate', 'gpt-6.1-sol', 'gemini-generate-content', 'openai-responses'],
    ['count_tokens', 'claude-opus-5-5', 'anthropic-messages', undefined],
    ['embed', 'gpt-6.1-sol', 'openai-chat', undefined],
    ['compact', 'gpt-6.1-sol', 'openai-responses', undefined],
  ])('answers %s of %s in %s with %s', (operation, model, asked, protocol) => {
    expect(droidProtocol({ account, operation, model, asked })).toBe(protocol);
  });
});
