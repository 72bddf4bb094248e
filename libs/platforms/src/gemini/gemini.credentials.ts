import type { Credentials } from '@app/accounts';
import type { JsonObject } from '@app/protocols';
import { readApiKeyCredentials } from '../credentials/api-key-credentials';
import { optionalToken, requireOnly } from '../credentials/credential-fields';
import { readOauthCredentials } from '../credentials/oauth-credentials';
import { readServiceAccount } from '../google/service-account';
import type { ReadCredentials } from '../platform-adapter';

const GOOGLE_TOKEN_URL = 'https://oauth2.googleapis.com/token';

/**
 * `{apiKey}`, `{oauth: {…}, projectId?}` or `{serviceAccount: {…}, projectId?}`. The project is who pays for what a token is used for.
 * @throws InvalidCredentials
 */
export function readGeminiCredentials(input: JsonObject): ReadCredentials {
  if (input.oauth === undefined && input.serviceAccount === undefined) return readApiKeyCredentials(input);
  const projectId = optionalToken(input, 'projectId');
  return { credentials: secretOf(input), ...(projectId === undefined ? {} : { location: { projectId } }) };
}

function secretOf({ projectId: _, ...secret }: JsonObject): Credentials {
  if (secret.oauth !== undefined) return readOauthCredentials(secret, GOOGLE_TOKEN_URL);
  requireOnly(secret, ['serviceAccount']);
  return readServiceAccount(secret);
}
