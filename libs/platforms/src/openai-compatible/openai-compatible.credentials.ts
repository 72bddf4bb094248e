import type { Credentials } from '@app/accounts';
import { type JsonObject, asList } from '@app/protocols';
import { optionalToken, requireOnly } from '../credentials/credential-fields';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import type { ReadCredentials } from '../platform-adapter';
import { type SpokenProtocol, spokenProtocols } from './openai-compatible.protocol';

/**
 * `{apiKey?, speaks?}`: many model servers ask for no key, and most speak Chat Completions only.
 * @throws InvalidCredentials
 */
export function readOpenaiCompatibleCredentials(input: JsonObject): ReadCredentials {
  requireOnly(input, ['apiKey', 'speaks']);
  const apiKey = optionalToken(input, 'apiKey');
  const credentials: Credentials = apiKey === undefined ? { kind: 'none' } : { kind: 'api-key', apiKey };
  return input.speaks === undefined ? { credentials } : { credentials, location: { speaks: readSpeaks(input) } };
}

function readSpeaks(input: JsonObject): readonly SpokenProtocol[] {
  const names = asList(input.speaks);
  const isGood = names.length > 0 && names.every((name) => (spokenProtocols as readonly unknown[]).includes(name));
  if (isGood && new Set(names).size === names.length) return names as readonly SpokenProtocol[];
  throw new InvalidCredentials('speaks', `must be a list of ${spokenProtocols.join(', ')}, each once`);
}
