import type { UsableCredentials } from '../credentials/usable-credentials';

/** `Authorization: Bearer`, of a key or of a token of short life; nothing where the account has no secret. */
export function bearerHeader(credentials: UsableCredentials): Readonly<Record<string, string>> {
  switch (credentials.kind) {
    case 'api-key':
      return { authorization: `Bearer ${credentials.apiKey}` };
    case 'access-token':
      return { authorization: `Bearer ${credentials.token}` };
    case 'none':
      return {};
    case 'aws-keys':
    case 'caller':
      throw new Error(`credentials of kind ${credentials.kind} are no bearer token`);
  }
}
