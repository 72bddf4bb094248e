import { Agent, type buildConnector } from 'undici';
import { AddressGuard } from './address-guard';
import { proxyConnector } from './proxy/proxy-connector';
import type { UpstreamProxy } from './proxy/upstream-proxy';
import { type Route, withRouteHeaders } from './route';
import { UpstreamExchange } from './upstream-exchange';

/** A request as it leaves: nothing is added to it but what HTTP/1.1 needs. */
export interface UpstreamRequest {
  /** Base URL's origin, such as `https://api.anthropic.com`. */
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly method: 'GET' | 'POST';
  /** Name, value, name, value … */
  readonly headers: string[];
  readonly body: Buffer | undefined;
}

export interface EgressSettings {
  readonly egressAllowCidrs: readonly string[];
  /** Addresses that the operator's own settings name; the guard lets them pass. */
  readonly trustedOrigins: readonly string[];
  readonly upstreamFirstByteTimeoutMs: number;
  readonly upstreamIdleTimeoutMs: number;
  /** Until there is a connection, by way of a proxy or without one; absent: ten seconds. */
  readonly connectTimeoutMs?: number;
}

const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 60_000;
const MAX_HEADER_BYTES = 32 * 1024;

/** A pool of connections, and the proxy that they go through. */
interface Way {
  readonly agent: Agent;
  readonly proxy: UpstreamProxy | undefined;
}

/** The only way out. Keeps one connection pool per account and closes it when the account goes. */
export class Egress {
  private readonly guard: AddressGuard;
  private readonly trustedOrigins: ReadonlySet<string>;
  private readonly checkedOrigins = new Set<string>();
  /** A proxy is an operator's own setting and mostly stands in the own network: only what no setting opens is closed to it. */
  private readonly proxyGuard = new AddressGuard(['0.0.0.0/0', '::/0']);
  private readonly connectTimeoutMs: number;
  private readonly ways = new Map<string, Way>();

  constructor(private readonly settings: EgressSettings) {
    this.connectTimeoutMs = settings.connectTimeoutMs ?? CONNECT_TIMEOUT_MS;
    this.guard = new AddressGuard(settings.egressAllowCidrs);
    this.trustedOrigins = new Set(settings.trustedOrigins);
  }

  /**
   * Starts a request on the account's own connections. Where the route has a proxy, nothing goes another way: the proxy resolves the
   * upstream's name, and when it fails so does the request, as `unreachable` with a ProxyFailure for its cause. Addresses are checked as
   * without one. No proxy of the environment is ever taken.
   * @param onSend called just before the bytes leave
   * @throws EgressError `blocked` for an address of a private network
   */
  send(route: Route, request: UpstreamRequest, onSend: () => void): UpstreamExchange {
    this.checkOrigin(request.origin);
    const exchange = new UpstreamExchange(onSend);
    this.agentFor(route, request.origin).dispatch(
      {
        origin: request.origin,
        path: request.path,
        method: request.method,
        headers: route.headers ? withRouteHeaders(request.headers, route.headers) : request.headers,
        body: request.body ?? null,
      },
      exchange,
    );
    return exchange;
  }

  /** Ends an account's connections once what runs on them has finished. */
  release(accountId: string): void {
    this.end(accountId);
    this.end(trustedKey(accountId));
  }

  async close(): Promise<void> {
    const ways = [...this.ways.values()];
    this.ways.clear();
    await Promise.all(ways.map(({ agent }) => agent.destroy()));
  }

  private end(key: string): void {
    void this.ways.get(key)?.agent.close();
    this.ways.delete(key);
  }

  private checkOrigin(origin: string): void {
    if (this.checkedOrigins.has(origin)) return;
    if (!this.trustedOrigins.has(origin)) this.guard.checkHost(new URL(origin).hostname);
    this.checkedOrigins.add(origin);
  }

  private agentFor({ accountId, proxy }: Route, origin: string): Agent {
    // Of a proxy no name is resolved here, so that trust makes no difference.
    const isTrusted = proxy === undefined && this.trustedOrigins.has(origin);
    const key = isTrusted ? trustedKey(accountId) : accountId;
    const way = this.ways.get(key);
    if (way && way.proxy === proxy) return way.agent;
    const agent = this.createAgent(isTrusted, proxy);
    this.end(key);
    this.ways.set(key, { agent, proxy });
    return agent;
  }

  private createAgent(isTrusted: boolean, proxy: UpstreamProxy | undefined): Agent {
    return new Agent({
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: this.settings.upstreamFirstByteTimeoutMs,
      bodyTimeout: this.settings.upstreamIdleTimeoutMs,
      connect: proxy ? this.connectorThrough(proxy) : this.directConnection(isTrusted),
    });
  }

  private directConnection(isTrusted: boolean): buildConnector.BuildOptions {
    return { timeout: this.connectTimeoutMs, ...(isTrusted ? {} : { lookup: this.guard.lookup }) };
  }

  private connectorThrough(proxy: UpstreamProxy): buildConnector.connector {
    this.proxyGuard.checkHost(proxy.host);
    return proxyConnector(proxy, { timeoutMs: this.connectTimeoutMs, lookup: this.proxyGuard.lookup });
  }
}

const trustedKey = (accountId: string): string => `${accountId}/trusted`;
