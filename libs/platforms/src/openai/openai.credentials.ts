import type { JsonObject } from '@app/protocols';
import { readApiKeyCredentials } from '../credentials/api-key-credentials';
import { readOauthCredentials } from '../credentials/oauth-credentials';
import type { ReadCredentials } from '../platform-adapter';

/** `{apiKey}` or `{oauth: {…}}`. @throws InvalidCredentials */
export function readOpenaiCredentials(input: JsonObject): ReadCredentials {
  return input.oauth === undefined ? readApiKeyCredentials(input) : { credentials: readOauthCredentials(input) };
}
