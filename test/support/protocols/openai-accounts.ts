import { entraOf, oauthClient } from './sandbox-credentials';

/** An account of a platform that speaks OpenAI's protocols, and where the sandbox must have been asked; undefined: it does not speak it. */
export interface OpenaiAccount {
  readonly what: string;
  /** @param url of the sandbox */
  readonly account: (url: string) => object | Promise<object>;
  readonly model: string;
  readonly chatPath?: string;
  readonly responsesPath?: string;
  readonly embeddingsPath?: string;
  /** Whether what its model costs is known. */
  readonly isPriced: boolean;
}

const model = 'gpt-5.5';
const paths = (prefix: string): Pick<OpenaiAccount, 'chatPath' | 'responsesPath' | 'embeddingsPath'> => ({
  ...{ chatPath: `${prefix}/chat/completions`, responsesPath: `${prefix}/responses` },
  embeddingsPath: `${prefix}/embeddings`,
});
const azure = (endpoint: string, secret: object): object => ({
  ...{ platform: 'azure-openai', models: ['gpt-*', 'text-embedding-*'], credentials: { endpoint, ...secret } },
});
const azureKey = { apiKey: 'sk-sandbox-azure' };
const entraAt = async (url: string): Promise<object> => ({ entra: entraOf(url, await oauthClient(url, 'azure')) });
const dated = {
  responsesPath: '/openai/responses',
  chatPath: `/openai/deployments/${model}/chat/completions`,
  embeddingsPath: '/openai/deployments/text-embedding-3-small/embeddings',
};
const PREVIEW = '?api-version=2025-04-01-preview';

/** One for every way that the platforms can be signed in to. */
export const openaiAccounts: readonly OpenaiAccount[] = [
  {
    what: 'openai with a key',
    account: (url) => ({ platform: 'openai', baseUrl: `${url}/v1`, credentials: { apiKey: 'sk-sandbox-openai' } }),
    ...{ model, isPriced: true, ...paths('/v1') },
  },
  {
    what: 'azure-openai, version 1, with a key',
    account: (url) => azure(url, azureKey),
    ...{ model, isPriced: true, ...paths('/openai/v1') },
  },
  {
    what: 'azure-openai, version 1, with Entra',
    account: async (url) => azure(url, await entraAt(url)),
    ...{ model, isPriced: true, ...paths('/openai/v1') },
  },
  {
    what: 'azure-openai, dated, with a key',
    account: (url) => azure(`${url}${PREVIEW}`, azureKey),
    ...{ model, isPriced: true, ...dated },
  },
  {
    what: 'azure-openai, dated, with Entra',
    account: async (url) => azure(`${url}${PREVIEW}`, await entraAt(url)),
    ...{ model, isPriced: true, ...dated },
  },
  {
    what: 'azure-openai of a date without Responses',
    account: (url) => azure(`${url}?api-version=2024-10-21`, azureKey),
    ...{ model, isPriced: true, ...dated, responsesPath: dated.chatPath },
  },
  {
    what: 'droid',
    account: (url) => ({ platform: 'droid', baseUrl: `${url}/api/llm`, credentials: { apiKey: 'fk-sandbox-droid' } }),
    ...{ model, isPriced: true, chatPath: '/api/llm/o/v1/chat/completions', responsesPath: '/api/llm/o/v1/responses' },
  },
  {
    what: 'openai-compatible',
    account: (url) => compatible(url, {}),
    ...{ model: 'glm-5', isPriced: false, ...paths('/api/paas/v4'), responsesPath: '/api/paas/v4/chat/completions' },
  },
  {
    what: 'openai-compatible with Responses',
    account: (url) => compatible(url, { speaks: ['openai-chat', 'openai-responses'] }),
    ...{ model: 'glm-5', isPriced: false, ...paths('/api/paas/v4') },
  },
];

function compatible(url: string, more: object): object {
  return {
    ...{ platform: 'openai-compatible', baseUrl: `${url}/api/paas/v4`, models: ['glm-*', 'text-embedding-*'] },
    credentials: { apiKey: 'sk-sandbox-glm', ...more },
  };
}
