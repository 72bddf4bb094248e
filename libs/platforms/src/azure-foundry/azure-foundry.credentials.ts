import { type JsonObject, asText } from '@app/protocols';
import { readAzureSecret, resourceAddress } from '../azure-openai/azure.credentials';
import type { ReadCredentials } from '../platform-adapter';

/** `{endpoint, apiKey}` or `{endpoint, entra: {…}}`. @throws InvalidCredentials */
export function readAzureFoundryCredentials(input: JsonObject): ReadCredentials {
  const credentials = readAzureSecret(input);
  const endpoint = resourceAddress(asText(input.endpoint) ?? '', /\/anthropic(?:\/v1(?:\/messages)?)?$/);
  return { credentials, location: { endpoint } };
}
