import type { JsonObject } from '@app/protocols';
import type { ReadCredentials } from '../platform-adapter';
import { requireOnly, requireToken } from './credential-fields';

/** `{apiKey}`. @throws InvalidCredentials */
export function readApiKeyCredentials(input: JsonObject): ReadCredentials {
  requireOnly(input, ['apiKey']);
  return { credentials: { kind: 'api-key', apiKey: requireToken(input, 'apiKey') } };
}
