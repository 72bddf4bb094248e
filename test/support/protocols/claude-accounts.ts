import { entraOf, oauthClient, oauthOf, serviceAccount } from './sandbox-credentials';

/** An account of a platform that speaks Anthropic Messages, and what the sandbox must have been asked. */
export interface ClaudeAccount {
  readonly what: string;
  /** @param url of the sandbox */
  readonly account: (url: string) => object | Promise<object>;
  readonly model: string;
  /** As the upstream was asked for it. */
  readonly upstreamModel: string;
  readonly path: string;
  readonly streamPath?: string;
  /** Undefined: the platform counts none. */
  readonly countPath?: string;
}

const model = 'claude-sonnet-4-5';
const own = { model, upstreamModel: model };
const native = { ...own, path: '/v1/messages', countPath: '/v1/messages/count_tokens' };
const bedrockName = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const invoked = {
  ...{ model, upstreamModel: bedrockName, path: `/model/${encodeURIComponent(bedrockName)}/invoke` },
  streamPath: `/model/${encodeURIComponent(bedrockName)}/invoke-with-response-stream`,
  countPath: `/model/${encodeURIComponent(bedrockName.slice(3))}/count-tokens`,
};
const keys = { region: 'us-east-1', accessKeyId: 'AKIASANDBOXTEAM', secretAccessKey: 'sandbox-secret-AKIASANDBOXTEAM' };
const bedrock = (url: string, credentials: object): object => ({ platform: 'bedrock', baseUrl: url, credentials });
const foundry = { ...own, path: '/anthropic/v1/messages', countPath: '/anthropic/v1/messages/count_tokens' };
const compatible = (baseUrl: string, credentials: object): object => ({
  ...{ platform: 'anthropic-compatible', baseUrl, credentials, models: ['glm-*', 'sandbox-*', 'claude-*'] },
});
const vertexPlace = '/v1/projects/sandbox-claude/locations/us-east5/publishers/anthropic/models';

/** One for every way that the platforms can be signed in to. */
export const claudeAccounts: readonly ClaudeAccount[] = [
  {
    what: 'claude with a key',
    account: (baseUrl) => ({ platform: 'claude', baseUrl, credentials: { apiKey: 'sk-sandbox-claude' } }),
    ...native,
  },
  {
    what: 'claude with tokens that are renewed',
    account: async (url) => {
      const client = await oauthClient(url, 'claude', { rotate: 'true' });
      return { platform: 'claude', baseUrl: url, credentials: { oauth: oauthOf(client, 'anthropic') } };
    },
    ...native,
  },
  { what: 'bedrock with keys', account: (url) => bedrock(url, keys), ...invoked },
  {
    what: 'bedrock with a session',
    account: (url) => bedrock(url, { ...keys, sessionToken: 'sandbox-session-team' }),
    ...invoked,
  },
  {
    what: 'bedrock with a bearer token',
    account: (url) => bedrock(url, { region: 'us-east-1', bearerToken: 'sandbox-bedrock-team' }),
    ...invoked,
  },
  {
    what: 'bedrock in the Messages API itself, with keys',
    account: (url) => bedrock(`${url}/anthropic`, keys),
    ...{ ...foundry, upstreamModel: bedrockName },
  },
  {
    what: 'vertex with a service account',
    account: async (url) => {
      const credentials = { projectId: 'sandbox-claude', region: 'us-east5' };
      const file = await serviceAccount(url, 'claude');
      return { platform: 'vertex', baseUrl: url, credentials: { ...credentials, serviceAccount: file } };
    },
    ...{ model, upstreamModel: 'claude-sonnet-4-5@20250929' },
    path: `${vertexPlace}/claude-sonnet-4-5@20250929:rawPredict`,
    streamPath: `${vertexPlace}/claude-sonnet-4-5@20250929:streamRawPredict`,
    countPath: `${vertexPlace}/count-tokens:rawPredict`,
  },
  {
    what: 'azure-foundry with a key',
    account: (endpoint) => ({ platform: 'azure-foundry', credentials: { endpoint, apiKey: 'sk-sandbox-foundry' } }),
    ...foundry,
  },
  {
    what: 'azure-foundry with Entra',
    account: async (endpoint) => {
      const entra = entraOf(endpoint, await oauthClient(endpoint, 'foundry'));
      return { platform: 'azure-foundry', credentials: { endpoint, entra } };
    },
    ...foundry,
  },
  {
    what: 'droid',
    account: (url) => ({ platform: 'droid', baseUrl: `${url}/api/llm`, credentials: { apiKey: 'fk-sandbox-droid' } }),
    ...{ ...own, path: '/api/llm/a/v1/messages' },
  },
  ...(['zai', 'claude-code-router'] as const).map((preset) => ({
    what: `anthropic-compatible as ${preset}`,
    account: (url: string) => compatible(url, { preset, apiKey: `sk-sandbox-${preset}` }),
    ...native,
  })),
  {
    what: 'anthropic-compatible as ollama, which counts no tokens',
    account: (url) => compatible(url, { preset: 'ollama', apiKey: 'sk-sandbox-ollama' }),
    ...{ ...own, path: '/v1/messages' },
  },
  {
    what: 'anthropic-compatible at an address that names the version',
    account: (url) => compatible(`${url}/v1`, { apiKey: 'sk-sandbox-own', header: 'authorization' }),
    ...native,
  },
];
