/** What `GET /sandbox/oauth-client` makes. */
export interface SandboxClient {
  readonly client_id: string;
  readonly client_secret: string;
  readonly refresh_token: string;
  readonly organization: string;
  readonly fault_key: string;
  readonly authorization_uri: string;
  readonly token_uri: string;
  readonly anthropic_token_uri: string;
  readonly entra_token_uri: string;
}

const made = async <Answer>(url: string, what: string, query: Record<string, string>): Promise<Answer> =>
  (await (await fetch(`${url}/sandbox/${what}?${new URLSearchParams(query).toString()}`)).json()) as Answer;

/** @param query `rotate`, `expires_in`, `organization`, `scope`: see docs/sandbox.md */
export const oauthClient = (url: string, name: string, query: Record<string, string> = {}): Promise<SandboxClient> =>
  made(url, 'oauth-client', { name, ...query });

/** The key file of a service account, whose project is `sandbox-<name>`. */
export const serviceAccount = (url: string, name: string): Promise<object> => made(url, 'service-account', { name });

/** `oauth` of an account, whose tokens Google's endpoint grants, or Anthropic's. */
export function oauthOf(client: SandboxClient, at: 'google' | 'anthropic'): object {
  const { client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken } = client;
  const tokenUrl = at === 'google' ? client.token_uri : client.anthropic_token_uri;
  return { tokenUrl, clientId, refreshToken, ...(at === 'google' ? { clientSecret } : {}) };
}

/** `entra` of an account, signed in at the sandbox. */
export const entraOf = (url: string, client: SandboxClient): object => ({
  ...{ tenantId: client.organization, clientId: client.client_id, clientSecret: client.client_secret },
  authority: url,
});
