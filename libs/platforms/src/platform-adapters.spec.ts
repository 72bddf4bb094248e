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

type Sample = Omit<AdapterSample, 'account'> & { readonly account?: Partial<Account> };

const messages: Pick<AdapterSample, 'operations' | 'protocol'> = {
  operations: ['generate', 'count_tokens'],
  protocol: 'anthropic-messages',
};

const chat: Pick<AdapterSample, 'operations' | 'protocol'> = {
  operations: ['generate', 'embed'],
  protocol: 'openai-chat',
};

const entra = { tenantId: 'contoso.example', clientId: 'c', clientSecret: 's' };

const bedrock: Pick<AdapterSample, 'operations' | 'protocol' | 'model' | 'changesBody' | 'ownQuery'> &
  Pick<Sample, 'account'> = {
  ...messages,
  ...{ model: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', changesBody: true, ownQuery: true },
  account: { location: { region: 'us-east-1' } },
};

const vertex: Pick<Sample, 'input' | 'credentials' | 'credentialHeader' | 'account'> = {
  input: { projectId: 'team-1', region: 'us-east5' },
  credentials: { kind: 'access-token', token: 'token-of-the-account' },
  credentialHeader: 'authorization',
  account: { location: { projectId: 'team-1', region: 'us-east5' } },
};

const generateContent: Pick<AdapterSample, 'operations' | 'protocol' | 'model'> = {
  ...{ protocol: 'gemini-generate-content', model: 'gemini-2.5-pro' },
  operations: ['generate', 'count_tokens', 'embed', 'embed_many'],
};

/** Samples of each platform, one for every kind of credential: a platform that joins the list does not compile without one. */
const samples: Readonly<Record<Platform, readonly Sample[]>> = {
  claude: [
    {
      ...messages,
      model: 'claude-sonnet-4-5',
      input: { apiKey: 'sk-ant-api03-of-the-account' },
      credentials: { kind: 'api-key', apiKey: 'sk-ant-api03-of-the-account' },
      credentialHeader: 'x-api-key',
    },
    {
      ...messages,
      model: 'claude-sonnet-4-5',
      input: { oauth: { tokenUrl: 'https://a.example/token', clientId: 'c', refreshToken: 'r' } },
      credentials: { kind: 'access-token', token: 'token-of-the-account' },
      credentialHeader: 'authorization',
    },
  ],
  openai: [
    {
      ...chat,
      model: 'gpt-6.1-sol',
      input: { apiKey: 'sk-proj-of-the-account' },
      credentials: { kind: 'api-key', apiKey: 'sk-proj-of-the-account' },
      credentialHeader: 'authorization',
    },
    {
      ...{ operations: ['generate', 'compact'], protocol: 'openai-responses' },
      model: 'gpt-6.1-sol',
      input: { oauth: { tokenUrl: 'https://a.example/token', clientId: 'c', refreshToken: 'r' } },
      credentials: { kind: 'access-token', token: 'token-of-the-account' },
      credentialHeader: 'authorization',
    },
  ],
  'azure-openai': [
    {
      ...chat,
      model: 'gpt-6.1-sol',
      account: { location: { endpoint: 'https://team.openai.azure.com' } },
      input: { endpoint: 'https://team.openai.azure.com', apiKey: 'key-of-the-resource' },
      credentials: { kind: 'api-key', apiKey: 'key-of-the-resource' },
      credentialHeader: 'api-key',
    },
    {
      ...chat,
      model: 'gpt-4.1',
      account: { location: { endpoint: 'https://team.openai.azure.com', apiVersion: '2024-10-21' } },
      input: { endpoint: 'https://team.openai.azure.com?api-version=2024-10-21', entra },
      credentials: { kind: 'access-token', token: 'token-of-the-account' },
      credentialHeader: 'authorization',
      ownQuery: true,
    },
  ],
  'azure-foundry': [
    {
      ...messages,
      model: 'claude-sonnet-4-5',
      account: { location: { endpoint: 'https://team.services.ai.azure.com' } },
      input: { endpoint: 'https://team.services.ai.azure.com', apiKey: 'key-of-the-resource' },
      credentials: { kind: 'api-key', apiKey: 'key-of-the-resource' },
      credentialHeader: 'x-api-key',
    },
    {
      ...messages,
      model: 'claude-sonnet-4-5',
      account: { location: { endpoint: 'https://team.services.ai.azure.com' } },
      input: { endpoint: 'https://team.services.ai.azure.com/anthropic', entra },
      credentials: { kind: 'access-token', token: 'token-of-the-account' },
      credentialHeader: 'authorization',
    },
  ],
  vertex: [
    {
      ...messages,
      ...{ ...vertex, model: 'claude-sonnet-4-5@20250929', changesBody: true, ownQuery: true },
    },
    {
      ...generateContent,
      ...{ ...vertex, model: 'gemini-2.5-pro', operations: ['generate', 'count_tokens', 'embed'] },
    },
  ],
  gemini: [
    {
      ...generateContent,
      input: { apiKey: 'AIza-of-the-account' },
      credentials: { kind: 'api-key', apiKey: 'AIza-of-the-account' },
      credentialHeader: 'x-goog-api-key',
    },
    {
      ...generateContent,
      input: { oauth: { clientId: 'c', clientSecret: 's', refreshToken: 'r' }, projectId: 'p' },
      credentials: { kind: 'access-token', token: 'token-of-the-account' },
      credentialHeader: 'authorization',
      account: { location: { projectId: 'p' } },
    },
  ],
  bedrock: [
    {
      ...bedrock,
      input: {
        region: 'us-east-1',
        accessKeyId: 'AKIAOFTHEACCOUNT',
        secretAccessKey: 'secret',
        sessionToken: 'session',
      },
      credentials: {
        ...{ kind: 'aws-keys', accessKeyId: 'AKIAOFTHEACCOUNT' },
        ...{ secretAccessKey: 'secret-of-the-account', sessionToken: 'session-of-the-account' },
      },
      credentialHeader: 'authorization',
    },
    {
      ...bedrock,
      input: { region: 'us-east-1', bearerToken: 'bedrock-api-key-of-the-account' },
      credentials: { kind: 'api-key', apiKey: 'bedrock-api-key-of-the-account' },
      credentialHeader: 'authorization',
    },
  ],
  droid: [
    {
      ...{ operations: ['generate'], protocol: 'anthropic-messages', model: 'claude-opus-5-5' },
      input: { apiKey: 'fk-of-the-account' },
      credentials: { kind: 'api-key', apiKey: 'fk-of-the-account' },
      credentialHeader: 'authorization',
    },
    {
      ...{ operations: ['generate'], protocol: 'openai-responses', model: 'gpt-6.1-sol' },
      input: { apiKey: 'fk-of-the-account' },
      credentials: { kind: 'api-key', apiKey: 'fk-of-the-account' },
      credentialHeader: 'authorization',
    },
  ],
  'anthropic-compatible': [
    {
      ...messages,
      model: 'glm-4.7',
      account: { location: { preset: 'zai' } },
      input: { apiKey: 'key-of-the-account', preset: 'zai' },
      credentials: { kind: 'api-key', apiKey: 'key-of-the-account' },
      credentialHeader: 'authorization',
    },
    {
      ...messages,
      model: 'any',
      account: { baseUrl: 'https://relay.example/team' },
      input: { apiKey: 'key-of-the-account' },
      credentials: { kind: 'api-key', apiKey: 'key-of-the-account' },
      credentialHeader: 'x-api-key',
    },
    {
      ...{ operations: ['generate'], protocol: 'anthropic-messages', model: 'qwen3-coder' },
      account: { location: { preset: 'ollama' } },
      input: { preset: 'ollama' },
      credentials: { kind: 'none' },
    },
  ],
  'openai-compatible': [
    {
      ...chat,
      model: 'qwen3-coder',
      account: { baseUrl: 'http://127.0.0.1:8000/v1' },
      input: {},
      needsNoSecret: true,
      credentials: { kind: 'none' },
    },
    {
      ...{ operations: ['generate', 'embed'], protocol: 'openai-responses', model: 'glm-5.1' },
      account: { baseUrl: 'https://api.z.ai/api/v1', location: { speaks: ['openai-responses'] } },
      input: { apiKey: 'key-of-the-account', speaks: ['openai-responses'] },
      needsNoSecret: true,
      credentials: { kind: 'api-key', apiKey: 'key-of-the-account' },
      credentialHeader: 'authorization',
    },
  ],
  sandbox: [
    {
      ...messages,
      model: 'sandbox-small',
      input: { apiKey: 'sk-sandbox-of-the-account' },
      credentials: { kind: 'api-key', apiKey: 'sk-sandbox-of-the-account' },
      credentialHeader: 'x-api-key',
    },
  ],
};

for (const platform of platforms) {
  for (const { account, ...sample } of samples[platform]) {
    describeAdapterConformance(adapters[platform], { ...sample, account: { ...accountOf(platform), ...account } });
  }
}

describe('createPlatformAdapters', () => {
  it('gives every platform its own adapter', () => {
    expect(Object.entries(adapters).map(([name, adapter]) => [name, adapter.platform])).toEqual(
      platforms.map((platform) => [platform, platform]),
    );
  });

  it('sends nothing to a sandbox that does not run', async () => {
    const { sandbox } = createPlatformAdapters({ sandboxUrl: undefined });
    const call: UpstreamCall = {
      operation: 'generate',
      protocol: 'anthropic-messages',
      model: 'sandbox-small',
      isStreaming: false,
      account: accountOf('sandbox'),
      credentials: { kind: 'api-key', apiKey: 'sk-sandbox-x' },
      headers: {},
      query: '',
      body: Buffer.alloc(0),
    };
    expect(() => sandbox.prepare(call)).toThrow(GatewayError);
    expect(() => sandbox.prepare(call)).toThrow(/SANDBOX_URL/);
    const account = { ...call.account, baseUrl: 'http://127.0.0.1:1' };
    expect((await sandbox.prepare({ ...call, account })).origin).toBe('http://127.0.0.1:1');
  });
});
