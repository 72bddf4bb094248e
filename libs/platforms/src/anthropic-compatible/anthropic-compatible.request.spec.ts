import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import { describeRecordedRequests } from '../conformance/recorded-requests';
import { createAnthropicCompatibleAdapter } from './anthropic-compatible.adapter';

const adapter = createAnthropicCompatibleAdapter();
const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'anthropic-compatible', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};
const prepare = async (change: Partial<Account>, apiKey?: string): Promise<{ path: string; headers: string[] }> =>
  adapter.prepare({
    ...{ operation: 'generate', protocol: 'anthropic-messages', model: 'm', isStreaming: false, query: '' },
    account: { ...account, ...change },
    credentials: apiKey === undefined ? { kind: 'none' } : { kind: 'api-key', apiKey },
    ...{ headers: {}, body: Buffer.alloc(0) },
  });

describeRecordedRequests(adapter, join(import.meta.dirname, '__fixtures__'));

describe('an account of the anthropic-compatible platform', () => {
  it.each([
    'https://other.example/team',
    'https://other.example/team/v1',
    'https://other.example/team/v1/',
    'https://other.example/team/v1/messages',
  ])('may have the base URL %s', async (baseUrl) => {
    expect((await prepare({ baseUrl }, 'k')).path).toBe('/team/v1/messages');
  });

  it.each<[Account['location'], string, string]>([
    [undefined, 'sk-ant-x', 'x-api-key'],
    [{ header: 'authorization' }, 'k', 'authorization'],
    [{ preset: 'zai' }, 'sk-ant-x', 'authorization'],
    [{ preset: 'zai', header: 'x-api-key' }, 'k', 'x-api-key'],
    [{ preset: 'ollama' }, 'k', 'authorization'],
    [{ preset: 'claude-code-router' }, 'sk-ant-x', 'x-api-key'],
    [{ preset: 'claude-code-router' }, 'k', 'authorization'],
  ])('with %j sends the key %s in %s', async (location, apiKey, name) => {
    const { headers } = await prepare({ baseUrl: 'https://other.example', ...(location ? { location } : {}) }, apiKey);
    expect(headers[0]).toBe(name);
    expect(headers[1]).toBe(name === 'authorization' ? `Bearer ${apiKey}` : apiKey);
  });

  it('goes nowhere without an address or a known preset', () => {
    for (const change of [{}, { location: { preset: 'toString' } }]) {
      expect(adapter.originOf({ ...account, ...change })).toBe('');
    }
    return expect(prepare({}, 'k')).rejects.toThrow(GatewayError);
  });

  it('is not asked to count tokens where its upstream cannot', () => {
    const ask = (preset: string) =>
      adapter.protocolFor({
        ...{ account: { ...account, location: { preset } }, operation: 'count_tokens', model: 'm' },
        asked: 'anthropic-messages',
      });
    expect([ask('zai'), ask('claude-code-router'), ask('ollama')]).toEqual([
      'anthropic-messages',
      'anthropic-messages',
      undefined,
    ]);
  });
});
