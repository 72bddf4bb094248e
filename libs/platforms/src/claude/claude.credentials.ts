import type { JsonObject } from '@app/protocols';
import { readApiKeyCredentials } from '../credentials/api-key-credentials';
import { requireOnly } from '../credentials/credential-fields';
import { readOauthCredentials } from '../credentials/oauth-credentials';
import type { ReadCredentials } from '../platform-adapter';

/**
 * `{apiKey}`, `{oauth: {…}}`, or nothing at all: then every caller brings a token of their own, and the account is only its settings.
 * @throws InvalidCredentials
 */
export function readClaudeCredentials(input: JsonObject): ReadCredentials {
  if (input.oauth !== undefined) return { credentials: readOauthCredentials(input) };
  if (input.callerToken === true) {
    requireOnly(input, ['callerToken']);
    return { credentials: { kind: 'caller' } };
  }
  return readApiKeyCredentials(input);
}
