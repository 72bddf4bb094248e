import type { IncomingHttpHeaders } from 'node:http';
import { type Organization, organizationNamed, organizationOf } from '../caller/organization';
import { type AccessToken, readAccessToken } from './access-token';

/** What the caller sent as `Authorization: Bearer`; empty where there is none. */
export const bearerOf = (headers: IncomingHttpHeaders): string =>
  /^bearer\s+(.*)$/i.exec(headers.authorization ?? '')?.[1]?.trim() ?? '';

/** The access token that the caller sent; null where there is none, or none that is good. */
export const tokenIn = (headers: IncomingHttpHeaders): AccessToken | null => readAccessToken(bearerOf(headers));

const keyForm = /^token:([^/]+)\/./;

/** What faults, ledger and concurrency go by: the same for every token of an account, and not what its token endpoint goes by. */
export const keyOfToken = ({
  organization,
  account,
}: {
  readonly organization: string;
  readonly account: string;
}): string => `token:${organization}/${account}`;

export const isTokenKey = (key: string): boolean => keyForm.test(key);

/** Whose tokens the key stands for; where it stands for none, the key tells by itself. */
export function organizationOfKey(key: string): Organization {
  const name = keyForm.exec(key)?.[1];
  return name === undefined ? organizationOf(key) : organizationNamed(name);
}
