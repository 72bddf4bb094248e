import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { GatewayError, type Platform, platforms } from '@app/common';
import { type AdapterSample, describeAdapterConformance } from './conformance/adapter-conformance';
import type { UpstreamCall } from './platform-adapter';
import { createPlatformAdapters } from './platform-adapters';

const adapters = createPlatformAdapters({ sandboxUrl: 'http://127.0.0.1:3900' });
const accountOf = (platform: Platform): Account => ({
  ...{ id: 'acc_1', name: 'Team', platform, priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
});

/** One sample a platform: a platform that joins the list does not compile without one. */
const samples: Readonly<Record<Platform, Omit<AdapterSample, 'account'>>> = {
  claude: {
    model: 'claude-sonnet-4-5',
    credentials: { apiKey: 'sk-ant-api03-of-the-account' },
    credentialHeader: 'x-api-key',
    operations: ['messages', 'count_tokens'],
  },
  sandbox: {
    model: 'sandbox-small',
    credentials: { apiKey: 'sk-sandbox-of-the-account' },
    credentialHeader: 'x-api-key',
    operations: ['messages', 'count_tokens'],
  },
};

for (const platform of platforms) {
  describeAdapterConformance(adapters[platform], { ...samples[platform], account: accountOf(platform) });
}

describe('createPlatformAdapters', () => {
  it('gives every platform its own adapter', () => {
    expect(Object.entries(adapters).map(([name, adapter]) => [name, adapter.platform])).toEqual(
      platforms.map((platform) => [platform, platform]),
    );
  });

  it('sends nothing to a sandbox that does not run', () => {
    const { sandbox } = createPlatformAdapters({ sandboxUrl: undefined });
    const call: UpstreamCall = {
      operation: 'messages',
      account: accountOf('sandbox'),
      credentials: { apiKey: 'sk-sandbox-x' },
      headers: {},
      query: '',
      body: Buffer.alloc(0),
    };
    expect(() => sandbox.prepare(call)).toThrow(GatewayError);
    expect(() => sandbox.prepare(call)).toThrow(/SANDBOX_URL/);
    const account = { ...call.account, baseUrl: 'http://127.0.0.1:1' };
    expect(sandbox.prepare({ ...call, account }).origin).toBe('http://127.0.0.1:1');
  });
});
