import { describe, expect, it } from 'vitest';
import { platforms } from '../../../components/platform-name/platforms';
import { credentialWays } from './credential-ways';
import { credentialFaults, credentialsBody, noCredentials } from './credentials-body';

describe('credentialsBody', () => {
  it.each([
    ['claude', 'api-key', { apiKey: ' sk-ant-1 ' }, { apiKey: 'sk-ant-1' }],
    ['claude', 'caller-token', {}, { callerToken: true }],
    [
      ...(['openai', 'oauth'] as const),
      {
        'oauth.tokenUrl': 'https://auth.example/token',
        'oauth.clientId': 'c',
        'oauth.refreshToken': 'r',
        'oauth.scopes': 'a, b  c',
      },
      { oauth: { tokenUrl: 'https://auth.example/token', clientId: 'c', refreshToken: 'r', scopes: ['a', 'b', 'c'] } },
    ],
    ['bedrock', 'aws-ambient', { region: 'us-east-1', secretAccessKey: 'left over' }, { region: 'us-east-1' }],
    [
      ...(['vertex', 'service-account'] as const),
      { projectId: 'p', region: 'global', serviceAccount: '{"type":"service_account"}' },
      { projectId: 'p', region: 'global', serviceAccount: { type: 'service_account' } },
    ],
    [
      ...(['azure-openai', 'entra'] as const),
      {
        endpoint: 'https://a.openai.azure.com',
        'entra.tenantId': 't',
        'entra.clientId': 'c',
        'entra.clientSecret': 's',
      },
      { endpoint: 'https://a.openai.azure.com', entra: { tenantId: 't', clientId: 'c', clientSecret: 's' } },
    ],
    ['anthropic-compatible', 'no-key', {}, { preset: 'ollama' }],
    [
      'openai-compatible',
      'no-key',
      { speaks: 'openai-chat openai-responses' },
      { speaks: ['openai-chat', 'openai-responses'] },
    ],
  ] as const)('writes %s by %s', (platform, way, fields, body) => {
    expect(credentialsBody(platform, { way, fields })).toEqual(body);
    expect(credentialFaults(platform, { way, fields })).toEqual({});
  });
});

describe('credentialFaults', () => {
  it('names what is missing', () => {
    expect(credentialFaults('bedrock', { way: 'aws-keys', fields: { region: 'us-east-1', accessKeyId: ' ' } })).toEqual(
      {
        ...{ accessKeyId: 'missing', secretAccessKey: 'missing' },
      },
    );
  });

  it('does not take for a service account what is no JSON object', () => {
    for (const serviceAccount of ['{', '[]', '"a"', 'null']) {
      expect(credentialFaults('gemini', { way: 'service-account', fields: { serviceAccount } })).toEqual({
        serviceAccount: 'not-json',
      });
    }
  });
});

it.each(platforms)('begins with a way of %s that has what it needs to be told', (platform) => {
  const { way } = noCredentials(platform);
  expect(credentialWays[platform].map(({ id }) => id)).toContain(way);
  expect(new Set(credentialWays[platform].map(({ id }) => id)).size).toBe(credentialWays[platform].length);
});
