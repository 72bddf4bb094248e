import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import { describeRecordedRequests } from '../conformance/recorded-requests';
import type { UpstreamCall } from '../platform-adapter';
import { createAzureOpenaiAdapter } from './azure-openai.adapter';

const adapter = createAzureOpenaiAdapter();
const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'azure-openai', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};
const callWith = (change: Partial<UpstreamCall>): UpstreamCall => ({
  ...{ operation: 'generate', protocol: 'openai-chat', model: 'gpt-5', isStreaming: false, query: '', headers: {} },
  ...{ account, credentials: { kind: 'api-key', apiKey: 'k' }, body: Buffer.alloc(0) },
  ...change,
});
const pathOf = async (apiVersion: string | undefined, change: Partial<UpstreamCall>): Promise<string> => {
  const location = { endpoint: 'https://team.openai.azure.com', ...(apiVersion === undefined ? {} : { apiVersion }) };
  return (await adapter.prepare(callWith({ account: { ...account, location }, ...change }))).path;
};

describeRecordedRequests(adapter, join(import.meta.dirname, '__fixtures__'));

describe('the address of an Azure resource', () => {
  it.each([
    ['?api-version=2024-10-21', '/openai/v1/chat/completions'],
    ['?a=1&api-version=2024-10-21&b=%20', '/openai/v1/chat/completions?a=1&b=%20'],
    ['?api-version=preview', '/openai/v1/chat/completions?api-version=preview'],
  ])('hands on no date to version 1: %s', async (query, path) => {
    expect(await pathOf(undefined, { query })).toBe(path);
  });

  it.each([
    ['', '?api-version=2024-10-21'],
    ['?', '?api-version=2024-10-21'],
    ['?api-version=2030-01-01', '?api-version=2024-10-21'],
    ['?a=1&API-version=preview&b=%20', '?api-version=2024-10-21&a=1&b=%20'],
  ])('has the date of the account in the dated interface: %s', async (query, expected) => {
    expect(await pathOf('2024-10-21', { query })).toBe(`/openai/deployments/gpt-5/chat/completions${expected}`);
  });

  it('keeps a model’s name within one segment of the path', async () => {
    expect(await pathOf('2024-10-21', { model: '../a/b?c#d' })).toBe(
      '/openai/deployments/..%2Fa%2Fb%3Fc%23d/chat/completions?api-version=2024-10-21',
    );
    expect(await pathOf('2024-10-21', { model: '..' })).toContain('/deployments/%2E%2E/chat/completions');
  });

  it('is none where the account has neither endpoint nor base URL', () => {
    expect(adapter.originOf(account)).toBe('');
    expect(() => adapter.prepare(callWith({}))).toThrow(GatewayError);
  });
});
