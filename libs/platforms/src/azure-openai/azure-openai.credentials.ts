import type { JsonObject } from '@app/protocols';
import { requireToken } from '../credentials/credential-fields';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import type { ReadCredentials } from '../platform-adapter';
import { readAzureSecret, resourceAddress } from './azure.credentials';

const dated = /^api-version=(\d{4}-\d\d-\d\d(?:-preview)?)$/;

/**
 * `{endpoint, apiKey}` or `{endpoint, entra: {…}}`. An endpoint with `?api-version=YYYY-MM-DD` is spoken to in the dated interface, in which
 * deployments stand in the path; without, in the one of version 1.
 * @throws InvalidCredentials
 */
export function readAzureOpenaiCredentials(input: JsonObject): ReadCredentials {
  const credentials = readAzureSecret(input);
  const [address = '', query, ...rest] = requireToken(input, 'endpoint').split('?');
  const apiVersion = query === undefined ? undefined : dated.exec(query)?.[1];
  if (rest.length > 0 || (query !== undefined && apiVersion === undefined)) {
    throw new InvalidCredentials('endpoint', 'may have no query but api-version=YYYY-MM-DD or YYYY-MM-DD-preview');
  }
  const endpoint = resourceAddress(address, /\/openai(?:\/v1)?$/);
  return { credentials, location: { endpoint, ...(apiVersion === undefined ? {} : { apiVersion }) } };
}
