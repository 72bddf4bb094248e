import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Credentials, OauthCredentials } from './account-credentials';

/** What the refresh tokens have in common that replaced each other. */
export const familyOf = ({ family, refreshToken }: OauthCredentials): string => family ?? hash('sha256', refreshToken);

/** Whether two secrets are one grant, at two moments of its life or at the same: an administrator put nothing else in its place. */
export function isSameGrant(one: Credentials, other: Credentials): boolean {
  if (one.kind !== 'oauth' || other.kind !== 'oauth') return isDeepStrictEqual(one, other);
  return familyOf(one) === familyOf(other) && isDeepStrictEqual(settingsOf(one), settingsOf(other));
}

const settingsOf = ({ tokenUrl, clientId, clientSecret, scopes }: OauthCredentials): unknown[] => [
  ...[tokenUrl, clientId, clientSecret, scopes],
];
