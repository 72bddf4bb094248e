import type { UsableCredentials } from '../credentials/usable-credentials';

/** Texts of a credential that must be nowhere but in the header that carries it. */
export function secretsOf(credentials: UsableCredentials): readonly string[] {
  switch (credentials.kind) {
    case 'api-key':
      return [credentials.apiKey];
    case 'access-token':
      return [credentials.token];
    case 'aws-keys':
      return [credentials.secretAccessKey, credentials.sessionToken ?? []].flat();
    case 'caller':
      return [credentials.value];
    case 'none':
      return [];
  }
}

/** What the carrying header shows of it: a signature is made with the secret, and does not hold it. */
export function shownOf(credentials: UsableCredentials): readonly string[] {
  return credentials.kind === 'aws-keys' ? [credentials.accessKeyId] : secretsOf(credentials);
}
