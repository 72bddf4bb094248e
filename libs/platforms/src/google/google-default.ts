import type { DefaultToken } from '../credentials/credential-ports';

/**
 * What this process may use of Google Cloud: `GOOGLE_APPLICATION_CREDENTIALS`, the file of gcloud, or the metadata service. Asks over its own
 * connections, because that service lies where the address guard lets nothing through.
 */
export function createGoogleDefault(): (scope: string, isForced: boolean) => Promise<DefaultToken> {
  const clients = new Map<string, Promise<{ token(): Promise<DefaultToken> }>>();
  return async (scope, isForced) => {
    if (isForced) clients.delete(scope);
    let client = clients.get(scope);
    if (!client) clients.set(scope, (client = findClient(scope)));
    try {
      return await (await client).token();
    } catch (error) {
      clients.delete(scope);
      throw error;
    }
  };
}

async function findClient(scope: string): Promise<{ token(): Promise<DefaultToken> }> {
  // Large, and needed by few.
  const { GoogleAuth } = await import('google-auth-library');
  const client = await new GoogleAuth({ scopes: scope }).getClient();
  return {
    token: async () => {
      const { token } = await client.getAccessToken();
      if (!token) throw new Error('Google gave no access token to this process');
      const expiresAt = client.credentials.expiry_date;
      return { token, ...(typeof expiresAt === 'number' ? { expiresAt } : {}) };
    },
  };
}
