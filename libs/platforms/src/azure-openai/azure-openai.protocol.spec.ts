import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { Protocol } from '@app/protocols';
import type { Operation } from '../platform-adapter';
import { azureOpenaiProtocol } from './azure-openai.protocol';

const accountOf = (apiVersion: string | undefined): Account => ({
  ...{ id: 'acc_1', name: 'Team', platform: 'azure-openai', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
  location: { endpoint: 'https://team.openai.azure.com', ...(apiVersion === undefined ? {} : { apiVersion }) },
});

describe('azureOpenaiProtocol', () => {
  it.each<[string | undefined, Operation, Protocol, Protocol | undefined]>([
    [undefined, 'generate', 'openai-chat', 'openai-chat'],
    [undefined, 'generate', 'openai-responses', 'openai-responses'],
    [undefined, 'generate', 'anthropic-messages', 'openai-responses'],
    ['2025-04-01-preview', 'generate', 'openai-responses', 'openai-responses'],
    ['2026-01-01', 'generate', 'anthropic-messages', 'openai-responses'],
    ['2024-10-21', 'generate', 'openai-chat', 'openai-chat'],
    ['2024-10-21', 'generate', 'openai-responses', 'openai-chat'],
    ['2024-10-21', 'generate', 'anthropic-messages', 'openai-chat'],
    [undefined, 'embed', 'openai-chat', 'openai-chat'],
    [undefined, 'embed', 'gemini-generate-content', undefined],
    [undefined, 'compact', 'openai-responses', undefined],
    [undefined, 'count_tokens', 'anthropic-messages', undefined],
  ])('of an interface of %s answers %s in %s with %s', (apiVersion, operation, asked, protocol) => {
    expect(azureOpenaiProtocol({ account: accountOf(apiVersion), operation, model: 'gpt-5', asked })).toBe(protocol);
  });
});
