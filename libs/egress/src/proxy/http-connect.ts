import { isIPv6 } from 'node:net';
import type { Handshake } from './handshake';
import { proxyError } from './proxy-failure';
import type { TunnelTarget, UpstreamProxy } from './upstream-proxy';

const END_OF_HEAD = '\r\n\r\n';

/**
 * Opens a tunnel by CONNECT (RFC 9110, 9.3.6), for plain HTTP upstreams too: one way for both, and the proxy has no say in the request.
 * @throws EgressError `unreachable`, caused by a ProxyFailure
 */
export async function openByConnect(
  handshake: Handshake,
  { username, password = '' }: UpstreamProxy,
  { host, port }: TunnelTarget,
): Promise<void> {
  const authority = `${isIPv6(host) ? `[${host}]` : host}:${port}`;
  const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`];
  // RFC 7617, 2.
  if (username !== undefined)
    lines.push(`Proxy-Authorization: Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
  handshake.write(`${lines.join('\r\n')}${END_OF_HEAD}`);
  const head = await handshake.read(lengthOfHead);
  const status = Number(/^HTTP\/1\.[01] (\d{3})[ \r]/.exec(head.toString('latin1'))?.[1] ?? 0);
  if (status === 0) throw notHttp();
  // 407 by RFC 9110, 15.5.8; tinyproxy says 401 to a wrong password.
  if (status === 407 || status === 401)
    throw proxyError('unauthorized', `does not accept the user name and password (${status})`);
  if (status < 200 || status > 299) throw proxyError('refused', `refused to connect to the upstream (${status})`);
}

function lengthOfHead(received: Buffer): number | undefined {
  // Who speaks something else may wait for us to go on, for ever.
  if (!'HTTP/'.startsWith(received.toString('latin1', 0, 5))) throw notHttp();
  const end = received.indexOf(END_OF_HEAD);
  return end < 0 ? undefined : end + END_OF_HEAD.length;
}

const notHttp = (): Error => proxyError('malformed', 'does not answer in HTTP');
