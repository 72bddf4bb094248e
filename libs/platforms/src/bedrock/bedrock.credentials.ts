import type { Credentials } from '@app/accounts';
import type { JsonObject } from '@app/protocols';
import { optionalToken, requireOnly, requireToken } from '../credentials/credential-fields';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import type { ReadCredentials } from '../platform-adapter';

const regionName = /^[a-z]{2,5}(?:-[a-z0-9]{1,12}){1,4}$/;

/**
 * `{region, accessKeyId, secretAccessKey, sessionToken?}`, `{region, bearerToken}`, or `{region}` alone: then with whatever the process finds
 * around itself.
 * @throws InvalidCredentials
 */
export function readBedrockCredentials(input: JsonObject): ReadCredentials {
  const region = requireToken(input, 'region');
  if (!regionName.test(region)) throw new InvalidCredentials('region', 'must be a region such as us-east-1');
  return { credentials: secretOf(input), location: { region } };
}

function secretOf(input: JsonObject): Credentials {
  if (input.bearerToken !== undefined) {
    requireOnly(input, ['region', 'bearerToken']);
    return { kind: 'api-key', apiKey: requireToken(input, 'bearerToken') };
  }
  if (Object.keys(input).every((field) => field === 'region')) return { kind: 'aws-default' };
  requireOnly(input, ['region', 'accessKeyId', 'secretAccessKey', 'sessionToken']);
  const sessionToken = optionalToken(input, 'sessionToken');
  return {
    kind: 'aws-keys',
    accessKeyId: requireToken(input, 'accessKeyId'),
    secretAccessKey: requireToken(input, 'secretAccessKey'),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
}
