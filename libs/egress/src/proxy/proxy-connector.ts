import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import { EgressError } from '../egress-error';
import type { AddressGuard } from '../address-guard';
import { Handshake } from './handshake';
import { openByConnect } from './http-connect';
import { proxyError } from './proxy-failure';
import { openBySocks5 } from './socks5';
import type { TunnelTarget, UpstreamProxy } from './upstream-proxy';

export interface ProxyConnectorSettings {
  /** For all of it: the connection to the proxy, the tunnel, and TLS with the upstream. */
  readonly timeoutMs: number;
  /** Resolves the proxy's own name. Nobody here resolves the upstream's. */
  readonly lookup: AddressGuard['lookup'];
}

const failureTexts = { proxy: 'opened no tunnel in time', upstream: 'no connection in time' };

/**
 * Connects to upstreams through a proxy; what comes of it is a connection like any other to the client's pool. The client's own proxy
 * agents are not used: a proxy that takes a connection and says nothing would hold a request for minutes, the one for SOCKS5 knows no
 * time limits of requests, and the one for HTTP makes an object of the headers, in which a repeated name is lost.
 */
export function proxyConnector(proxy: UpstreamProxy, settings: ProxyConnectorSettings): buildConnector.connector {
  const { timeoutMs, lookup } = settings;
  const toProxy = buildConnector({ allowH2: false, timeout: timeoutMs, lookup });
  // Its time is part of ours.
  const toUpstream = buildConnector({ allowH2: false, timeout: 0 });

  return (options, callback) => {
    let wire: Socket | undefined;
    let isOver = false;
    let waitsFor: keyof typeof failureTexts = 'proxy';
    const finish = (...result: Parameters<buildConnector.Callback>): void => {
      const [error, socket] = result;
      if (isOver) {
        socket?.destroy();
        return;
      }
      isOver = true;
      clearTimeout(timer);
      if (error) wire?.destroy();
      callback(...result);
    };
    const timer = setTimeout(() => {
      finish(timeoutError(waitsFor), null);
    }, timeoutMs);

    const connect = async (): Promise<Socket> => {
      wire = await connectTo(proxy, toProxy);
      if (isOver) return wire;
      await openTunnel(wire, proxy, targetOf(options));
      waitsFor = 'upstream';
      return options.protocol === 'https:' ? dial(toUpstream, { ...options, httpSocket: wire }) : wire;
    };
    connect().then(
      (socket) => {
        finish(null, socket);
      },
      (error: unknown) => {
        finish(error instanceof Error ? error : new Error('no connection', { cause: error }), null);
      },
    );
  };
}

function timeoutError(waitsFor: keyof typeof failureTexts): EgressError {
  return waitsFor === 'proxy'
    ? proxyError('timed-out', failureTexts.proxy)
    : new EgressError('unreachable', failureTexts.upstream);
}

function targetOf({ hostname, port, protocol }: buildConnector.Options): TunnelTarget {
  const usualPort = protocol === 'https:' ? 443 : 80;
  return { host: hostname, port: port === '' ? usualPort : Number(port) };
}

async function connectTo({ type, host, port }: UpstreamProxy, toProxy: buildConnector.connector): Promise<Socket> {
  const protocol = type === 'https' ? 'https:' : 'http:';
  try {
    return await dial(toProxy, { hostname: host, host, protocol, port: String(port) });
  } catch (error) {
    if (error instanceof EgressError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    throw proxyError('unreachable', `cannot be reached (${code})`, error);
  }
}

async function openTunnel(wire: Socket, proxy: UpstreamProxy, target: TunnelTarget): Promise<void> {
  const handshake = new Handshake(wire);
  try {
    await (proxy.type === 'socks5' ? openBySocks5 : openByConnect)(handshake, proxy, target);
  } finally {
    handshake.release();
  }
}

function dial(connector: buildConnector.connector, options: buildConnector.Options): Promise<Socket> {
  return new Promise((resolve, reject) => {
    connector(options, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (error) reject(error);
      else resolve(socket);
    });
  });
}
