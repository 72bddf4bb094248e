import { isIP } from 'node:net';
import type { Handshake } from './handshake';
import { proxyError } from './proxy-failure';
import type { TunnelTarget, UpstreamProxy } from './upstream-proxy';

const VERSION = 5;
const CONNECT = 1;
const NO_AUTHENTICATION = 0;
const USERNAME_PASSWORD = 2;
const NO_METHOD = 0xff;
const addressTypes = { ipv4: 1, name: 3, ipv6: 4 };
/** Version, reply, reserved, address type. */
const REPLY_HEAD = 4;
const PORT_BYTES = 2;

/** RFC 1928, 6. */
const refusals: Readonly<Record<number, string>> = {
  ...{ 1: 'general failure', 2: 'not allowed by its rules', 3: 'network unreachable', 4: 'host unreachable' },
  ...{
    5: 'connection refused',
    6: 'time to live expired',
    7: 'command not supported',
    8: 'address type not supported',
  },
};

/**
 * Opens a tunnel as SOCKS5 has it (RFC 1928, with the user names of RFC 1929). A name goes to the proxy as a name.
 * @throws EgressError `unreachable`, caused by a ProxyFailure
 */
export async function openBySocks5(handshake: Handshake, proxy: UpstreamProxy, target: TunnelTarget): Promise<void> {
  const methods = proxy.username === undefined ? [NO_AUTHENTICATION] : [NO_AUTHENTICATION, USERNAME_PASSWORD];
  handshake.write(Uint8Array.of(VERSION, methods.length, ...methods));
  const [version, method = NO_METHOD] = await handshake.read(startingWith(VERSION, () => 2));
  if (version !== VERSION) throw notSocks5();
  if (method === USERNAME_PASSWORD && proxy.username !== undefined)
    await signIn(handshake, proxy.username, proxy.password ?? '');
  else if (method !== NO_AUTHENTICATION)
    throw proxyError('unauthorized', 'accepts none of the ways in which we can sign in');
  handshake.write(connectRequest(target));
  const [, reply = 1] = await handshake.read(startingWith(VERSION, lengthOfReply));
  if (reply === 0) return;
  throw proxyError('refused', `refused to connect to the upstream (${refusals[reply] ?? `reply ${reply}`})`);
}

const SIGN_IN_VERSION = 1;

async function signIn(handshake: Handshake, username: string, password: string): Promise<void> {
  handshake.write(Buffer.concat([Buffer.of(SIGN_IN_VERSION), sized(username), sized(password)]));
  const [version, status] = await handshake.read(startingWith(SIGN_IN_VERSION, () => 2));
  if (version !== SIGN_IN_VERSION || status !== 0)
    throw proxyError('unauthorized', 'does not accept the user name and password');
}

function connectRequest({ host, port }: TunnelTarget): Buffer {
  const portBytes = Buffer.alloc(PORT_BYTES);
  portBytes.writeUInt16BE(port);
  return Buffer.concat([Buffer.of(VERSION, CONNECT, 0), addressOf(host), portBytes]);
}

function addressOf(host: string): Buffer {
  switch (isIP(host)) {
    case 4:
      return Buffer.of(addressTypes.ipv4, ...host.split('.').map(Number));
    case 6:
      return Buffer.concat([Buffer.of(addressTypes.ipv6), ipv6Bytes(host)]);
    default:
      return Buffer.concat([Buffer.of(addressTypes.name), sized(host)]);
  }
}

/** Of an address as the WHATWG URL parser writes it: lower case, without dotted parts. */
function ipv6Bytes(address: string): Buffer {
  const groupsOf = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before = [], after = []] = address.split('::').map(groupsOf);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...zeros, ...after].map((group) => group.padStart(4, '0'));
  return Buffer.from(groups.join(''), 'hex');
}

/** Bytes with one in front that counts them. */
function sized(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > 0xff) throw proxyError('refused', 'cannot be told a name of more than 255 bytes');
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

function lengthOfReply(received: Buffer): number | undefined {
  const [, , , type, firstOfAddress] = received;
  switch (type) {
    case addressTypes.ipv4:
      return REPLY_HEAD + 4 + PORT_BYTES;
    case addressTypes.ipv6:
      return REPLY_HEAD + 16 + PORT_BYTES;
    case addressTypes.name:
      return firstOfAddress === undefined ? undefined : REPLY_HEAD + 1 + firstOfAddress + PORT_BYTES;
    case undefined:
      return undefined;
    default:
      throw notSocks5();
  }
}

/** Who speaks something else may wait for us to go on, for ever. */
const startingWith =
  (version: number, lengthOf: (received: Buffer) => number | undefined) =>
  (received: Buffer): number | undefined => {
    if (received.length > 0 && received[0] !== version) throw notSocks5();
    return received.length === 0 ? undefined : lengthOf(received);
  };

const notSocks5 = (): Error => proxyError('malformed', 'does not answer in SOCKS5');
