import type { components } from '@app/admin-client';

type ConnectRequest = components['schemas']['ConnectRequest'];

/** What is said of a client that the operator registered with the vendor. */
export interface ConnectValues {
  authorizationUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  issuer: string;
  projectId: string;
}

export const noConnection: ConnectValues = {
  ...{ authorizationUrl: '', tokenUrl: '', clientId: '', clientSecret: '', scopes: '', issuer: '', projectId: '' },
};

/** The connection as the control plane is asked for it: what is empty is not said. */
export function connectionOf(
  values: ConnectValues,
): Pick<ConnectRequest, 'authorizationUrl'> & Partial<ConnectRequest> {
  const { authorizationUrl, scopes, ...texts } = values;
  const written = Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]]));
  const names = scopes.split(/[\s,]+/).filter((each) => each !== '');
  return {
    authorizationUrl: authorizationUrl.trim(),
    ...(Object.fromEntries(written) as Partial<Record<Exclude<keyof ConnectValues, 'scopes'>, string>>),
    ...(names.length === 0 ? {} : { scopes: names }),
  };
}

/** An account that is there keeps its settings: the control plane refuses any, also those that the generated type calls for. */
export const reconnectionOf = (accountId: string, values: ConnectValues): ConnectRequest =>
  ({ ...connectionOf(values), accountId }) as ConnectRequest;

export interface Returned {
  readonly code: string;
  readonly state: string;
  readonly iss?: string;
}

/** What stands in the address that the vendor led to, for those whose browser could not come back; absent: it is not such an address. */
export function returnedIn(address: string): Returned | undefined {
  if (!URL.canParse(address.trim())) return undefined;
  const { searchParams } = new URL(address.trim());
  const [code, state, iss] = ['code', 'state', 'iss'].map((name) => searchParams.get(name) ?? '');
  if (!code || !state) return undefined;
  return { code, state, ...(iss ? { iss } : {}) };
}

/** Whether a browser may be led there: nothing but a site, whatever the control plane may have been told. */
export const isSite = (address: string): boolean =>
  URL.canParse(address) && ['https:', 'http:'].includes(new URL(address).protocol);
