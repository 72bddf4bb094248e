import { decodeCredentials } from '@app/accounts';
import { parseJsonObject } from '@app/protocols';
import type { Rotation } from './rotation-journal';
import { decodeSharedToken } from './shared-token';

/** Undefined for anything that is not a whole one. */
export function decodeRotation(text: string, accountId: string, version: string): Rotation | undefined {
  const value = parseJsonObject(text);
  const credentials = decodeCredentials(JSON.stringify(value?.credentials ?? null));
  const token = decodeSharedToken(JSON.stringify(value?.token ?? null));
  if (credentials?.kind !== 'oauth' || !token) return undefined;
  return { accountId, version, credentials, token };
}
