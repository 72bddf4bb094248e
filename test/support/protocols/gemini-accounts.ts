import { oauthClient, oauthOf, serviceAccount } from './sandbox-credentials';

/** An account that serves Gemini's protocol. */
export interface GeminiAccount {
  readonly what: string;
  /** @param url of the sandbox */
  readonly account: (url: string) => object | Promise<object>;
  /** What stands before a model and its method in the path at the sandbox. */
  readonly models: string;
  /** Whether it takes several texts to embed in one call. */
  readonly embedsMany: boolean;
}

const ofGemini = (baseUrl: string, credentials: object): object => ({
  ...{ platform: 'gemini', baseUrl, credentials, models: ['gemini-*', 'text-embedding-*'] },
});
const own = { models: '/v1beta/models/', embedsMany: true };

export const geminiAccounts: readonly GeminiAccount[] = [
  { what: 'gemini with a key', account: (url) => ofGemini(url, { apiKey: 'AIzaSandboxTeam' }), ...own },
  {
    what: 'gemini with a service account',
    account: async (url) => ofGemini(url, { serviceAccount: await serviceAccount(url, 'gemini') }),
    ...own,
  },
  {
    what: 'gemini with tokens that are renewed',
    account: async (url) => {
      const client = await oauthClient(url, 'gemini');
      return ofGemini(url, { oauth: oauthOf(client, 'google'), projectId: client.organization });
    },
    ...own,
  },
  {
    what: 'vertex with a service account',
    account: async (url) => ({
      ...{ platform: 'vertex', baseUrl: url, models: ['gemini-*', 'text-embedding-*'] },
      credentials: {
        ...{ projectId: 'sandbox-vertex', region: 'us-central1' },
        serviceAccount: await serviceAccount(url, 'vertex'),
      },
    }),
    models: '/v1beta1/projects/sandbox-vertex/locations/us-central1/publishers/google/models/',
    embedsMany: false,
  },
];
