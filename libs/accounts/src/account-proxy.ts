import { type ProxyType, type UpstreamProxy, proxyTypes } from '@app/egress';

/** The proxy of an account as its record keeps it. */
export interface AccountProxy {
  readonly type: ProxyType;
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  /** Opens for this account at this address only: see account-routes.ts. */
  readonly sealedPassword?: string;
}

/** As an administrator gives it, with the password in clear. */
export type NewAccountProxy = UpstreamProxy;

const LARGEST_PORT = 65_535;

export function isAccountProxy(value: unknown): value is AccountProxy {
  if (typeof value !== 'object' || value === null) return false;
  const { type, host, port, username, sealedPassword } = value as Record<string, unknown>;
  const isPort = Number.isSafeInteger(port) && (port as number) >= 1 && (port as number) <= LARGEST_PORT;
  const areTexts = [username, sealedPassword].every((text) => text === undefined || typeof text === 'string');
  return (
    (proxyTypes as readonly unknown[]).includes(type) && typeof host === 'string' && host !== '' && isPort && areTexts
  );
}
