import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import type { AddressGuard } from '@app/egress';

/**
 * A TCP connection to where the guard lets go. The address that was checked is the one that is connected to.
 * @throws EgressError `blocked`, or what the network says
 */
export async function guardedConnect(
  guard: AddressGuard,
  { host, port, signal }: { readonly host: string; readonly port: number; readonly signal: AbortSignal },
): Promise<Socket> {
  guard.checkHost(host);
  const socket = connect({ host, port, lookup: guard.lookup, signal });
  await once(socket, 'connect', { signal });
  return socket;
}
