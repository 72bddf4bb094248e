import { Agent } from 'undici';
import { AddressGuard } from './address-guard';
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
}

const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 60_000;
const MAX_HEADER_BYTES = 32 * 1024;

/** The only way out. Keeps one connection pool per account and closes it when the account goes. */
export class Egress {
  private readonly guard: AddressGuard;
  private readonly trustedOrigins: ReadonlySet<string>;
  private readonly checkedOrigins = new Set<string>();
  private readonly agents = new Map<string, Agent>();

  constructor(private readonly settings: EgressSettings) {
    this.guard = new AddressGuard(settings.egressAllowCidrs);
    this.trustedOrigins = new Set(settings.trustedOrigins);
  }

  /**
   * Starts a request on the account's own connections.
   * @param onSend called just before the bytes leave
   * @throws EgressError `blocked` for an address of a private network
   */
  send(accountId: string, request: UpstreamRequest, onSend: () => void): UpstreamExchange {
    this.checkOrigin(request.origin);
    const exchange = new UpstreamExchange(onSend);
    this.agentFor(accountId, request.origin).dispatch(
      {
        origin: request.origin,
        path: request.path,
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
      },
      exchange,
    );
    return exchange;
  }

  /** Ends an account's connections once what runs on them has finished. */
  release(accountId: string): void {
    for (const key of [accountId, trustedKey(accountId)]) {
      void this.agents.get(key)?.close();
      this.agents.delete(key);
    }
  }

  async close(): Promise<void> {
    const agents = [...this.agents.values()];
    this.agents.clear();
    await Promise.all(agents.map((agent) => agent.destroy()));
  }

  private checkOrigin(origin: string): void {
    if (this.checkedOrigins.has(origin)) return;
    if (!this.trustedOrigins.has(origin)) this.guard.checkHost(new URL(origin).hostname);
    this.checkedOrigins.add(origin);
  }

  private agentFor(accountId: string, origin: string): Agent {
    const isTrusted = this.trustedOrigins.has(origin);
    const key = isTrusted ? trustedKey(accountId) : accountId;
    let agent = this.agents.get(key);
    if (!agent) {
      agent = this.createAgent(isTrusted);
      this.agents.set(key, agent);
    }
    return agent;
  }

  private createAgent(isTrusted: boolean): Agent {
    return new Agent({
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: this.settings.upstreamFirstByteTimeoutMs,
      bodyTimeout: this.settings.upstreamIdleTimeoutMs,
      connect: { timeout: CONNECT_TIMEOUT_MS, ...(isTrusted ? {} : { lookup: this.guard.lookup }) },
    });
  }
}

const trustedKey = (accountId: string): string => `${accountId}/trusted`;
