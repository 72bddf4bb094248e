import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { BlockList, type Socket, connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { DirectoryUnavailableError } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import type { DirectoryServer } from './directory-server';
import { askForTls } from './ask-for-tls';
import { withinTime } from './within-time';

const thisMachine = new BlockList();
thisMachine.addSubnet('127.0.0.0', 8, 'ipv4');
thisMachine.addAddress('::1', 'ipv6');

/** @throws DirectoryUnavailableError */
export async function resolveServer(server: DirectoryServer, timeoutMs: number): Promise<LookupAddress[]> {
  const addresses = await withinTime('resolve', timeoutMs, lookup(server.host, { all: true }));
  const isHere = ({ address, family }: LookupAddress): boolean =>
    thisMachine.check(address, family === 6 ? 'ipv6' : 'ipv4');
  if (server.protection === 'none' && !addresses.every(isHere)) {
    throw new DirectoryUnavailableError('resolve', 'Without TLS only a server on this machine is spoken to');
  }
  return addresses;
}

/** A connection to the first of the addresses that takes one. @throws DirectoryUnavailableError */
export async function connectToServer(
  { host, port }: DirectoryServer,
  addresses: LookupAddress[],
  timeoutMs: number,
): Promise<Socket> {
  const socket = connect({
    host,
    port,
    autoSelectFamily: true,
    lookup: (_host, _options, answer) => answer(null, addresses),
  });
  // Somebody always listens: an error without a listener ends the process.
  socket.on('error', () => undefined);
  await withinTime('connect', timeoutMs, once(socket, 'connect'), () => socket.destroy());
  return socket;
}

/**
 * The connection as the server's protection wants it. The certificate is always checked, and whatever goes wrong ends the connection: a
 * server that refuses StartTLS would go on in clear.
 * @throws DirectoryUnavailableError
 */
export async function protectConnection(
  socket: Socket,
  { host, protection }: DirectoryServer,
  { tlsCa, timeoutMs }: Pick<DirectorySettings, 'tlsCa' | 'timeoutMs'>,
): Promise<Socket> {
  if (protection === 'none') return socket;
  const destroy = (): void => {
    socket.destroy();
  };
  if (protection === 'start-tls') await withinTime('tls', timeoutMs, askForTls(socket), destroy);
  const secured = connectTls({
    ...{ socket, host, rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    // A server name is a name: RFC 6066 section 3 has no addresses there. The certificate is held against `host`.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(tlsCa === undefined ? {} : { ca: tlsCa }),
  });
  secured.on('error', () => undefined);
  await withinTime('tls', timeoutMs, once(secured, 'secureConnect'), () => {
    secured.destroy();
    destroy();
  });
  return secured;
}
