/** `https`: the connection to the proxy itself is TLS, checked against the authorities that Node trusts (NODE_EXTRA_CA_CERTS adds to them). */
export const proxyTypes = ['http', 'https', 'socks5'] as const;
export type ProxyType = (typeof proxyTypes)[number];

/** Who carries an account's connections. It resolves the upstream's name, sees the address, and nothing of what goes over TLS. */
export interface UpstreamProxy {
  readonly type: ProxyType;
  /** Name or address; an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
}

/** What a proxy is asked to connect to. */
export interface TunnelTarget {
  /** Name or address; an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
}
