import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Egress, type UpstreamExchange, type UpstreamProxy } from '@app/egress';
import { type OwnCertificate, createCertificate } from './certificate';
import { type RealProxy, type SignIn, startMicrosocks, startTinyproxy } from './real-proxy';
import { startTlsFront } from './tls-front';
import { type WatchedUpstream, startWatchedUpstream } from './watched-upstream';

export const signIn: SignIn = { username: 'canary-user', password: 'canary-password' };

/** A proxy that runs, and how an account would name it. */
export interface ProxyAtHand {
  readonly proxy: UpstreamProxy;
  readonly kill: () => Promise<void>;
}

/** Proxies, upstreams and ways out of a test. `close` ends all of them. */
export class ProxyHouse {
  readonly certificate: OwnCertificate = createCertificate();
  private readonly closers: (() => unknown)[] = [];

  constructor() {
    // What NODE_EXTRA_CA_CERTS does when a process begins.
    setDefaultCACertificates([...getCACertificates('default'), this.certificate.cert]);
  }

  async close(): Promise<void> {
    for (const close of this.closers.splice(0).reverse()) await close();
  }

  async upstream(scheme: 'http' | 'https'): Promise<WatchedUpstream> {
    const upstream = await startWatchedUpstream(scheme === 'https' ? this.certificate : undefined);
    this.closers.push(upstream.close);
    return upstream;
  }

  /** @param onlyPort of upstreams; a SOCKS5 proxy cannot be told */
  async proxy(type: UpstreamProxy['type'], users?: SignIn, onlyPort?: number): Promise<ProxyAtHand> {
    const real = await (type === 'socks5' ? startMicrosocks(users) : startTinyproxy(users, onlyPort));
    this.closers.push(real.kill);
    const port = type === 'https' ? await this.tlsPort(real, this.certificate) : real.port;
    return { proxy: { type, host: '127.0.0.1', port, ...users }, kill: real.kill };
  }

  /** The port of TLS in front of a proxy. */
  async tlsPort({ port }: Pick<RealProxy, 'port'>, certificate: OwnCertificate): Promise<number> {
    const front = await startTlsFront(port, certificate);
    this.closers.push(front.close);
    return front.port;
  }

  /** A way out that lets nobody connect to this machine, as it is by default. */
  egress(): Egress {
    const limits = { upstreamFirstByteTimeoutMs: 20_000, upstreamIdleTimeoutMs: 20_000 };
    const egress = new Egress({ egressAllowCidrs: [], trustedOrigins: [], ...limits });
    this.closers.push(() => egress.close());
    return egress;
  }
}

export function send(egress: Egress, origin: string, proxy?: UpstreamProxy): UpstreamExchange {
  const route = { accountId: 'acc_1', ...(proxy ? { proxy } : {}) };
  const headers = ['content-type', 'application/json'];
  const request = { origin, path: '/v1/messages', method: 'POST', headers, body: Buffer.from('{}') } as const;
  return egress.send(route, { ...request, headers }, () => undefined);
}
