import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { Protocol } from '@app/protocols';
import type { Operation } from '../platform-adapter';
import { openaiProtocol } from './openai.protocol';

const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'openai', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};

describe('openaiProtocol', () => {
  it.each<[Operation, Protocol, Protocol | undefined]>([
    ['generate', 'openai-chat', 'openai-chat'],
    ['generate', 'openai-responses', 'openai-responses'],
    ['generate', 'anthropic-messages', 'openai-responses'],
    ['generate', 'gemini-generate-content', 'openai-responses'],
    ['embed', 'openai-chat', 'openai-chat'],
    ['embed', 'gemini-generate-content', undefined],
    ['embed_many', 'gemini-generate-content', undefined],
    ['compact', 'openai-responses', 'openai-responses'],
    ['compact', 'openai-chat', undefined],
    ['count_tokens', 'anthropic-messages', undefined],
    ['count_tokens', 'openai-responses', undefined],
  ])('answers %s in %s with %s', (operation, asked, protocol) => {
    expect(openaiProtocol({ account, operation, model: 'gpt-6.1-sol', asked })).toBe(protocol);
  });
});
