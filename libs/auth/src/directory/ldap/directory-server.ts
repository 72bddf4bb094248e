import { DirectoryUnavailableError } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { isServerAddress, isUnprotected } from '../settings/server-address';

/** One server of the settings. */
export interface DirectoryServer {
  readonly url: string;
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
  /** `none`: on this machine only. */
  readonly protection: 'tls' | 'start-tls' | 'none';
}

const usualPorts = { ldap: 389, ldaps: 636 };

/** @throws DirectoryUnavailableError where the address is none, or passwords would go over a network in clear */
export function directoryServer(url: string, { startTls }: Pick<DirectorySettings, 'startTls'>): DirectoryServer {
  if (!isServerAddress(url)) throw new DirectoryUnavailableError('resolve', 'This is no address of a directory server');
  const { protocol, hostname, port } = new URL(url);
  const isTls = protocol === 'ldaps:';
  if (isUnprotected(url) && !startTls) {
    throw new DirectoryUnavailableError('tls', 'Without TLS only a server on this machine is spoken to');
  }
  return {
    url,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? usualPorts[isTls ? 'ldaps' : 'ldap'] : Number(port),
    protection: isTls ? 'tls' : startTls ? 'start-tls' : 'none',
  };
}
