import { type LookupAddress, type LookupAllOptions, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { EgressError } from './egress-error';

/**
 * Not `::ffff:0:0/96`: Node would then refuse every IPv4 address. Mapped addresses are matched by the IPv4 ranges, and `::127.0.0.1`
 * by `::/96`.
 */
const privateRanges = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...[
    '192.0.2.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
  ],
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/32', '2001:db8::/32', '2002::/16', 'fc00::/7'],
  // Site-local, and IPv4 as translators carry it (RFC 3879, RFC 2765).
  ...['fe80::/10', 'fec0::/10', 'ff00::/8', '::ffff:0:0:0/96'],
];
/** Cloud metadata services hand out credentials: no setting opens them. */
const neverAllowed = [
  ...['169.254.169.254/32', 'fd00:ec2::254/128', 'fd20:ce::254/128', '100.100.100.200/32', '192.0.0.192/32'],
  // Of tasks and pods at Amazon, and of machines at Azure, which is a public address.
  ...['169.254.170.2/32', '169.254.170.23/32', 'fd00:ec2::23/128', '168.63.129.16/32'],
  // The IPv4 ones as IPv6 carries them: NAT64, IPv4-compatible, 6to4.
  ...['64:ff9b::a9fe:a9fe/128', '::a9fe:a9fe/128', '2002:a9fe:a9fe::/48'],
  ...['64:ff9b::6464:64c8/128', '::6464:64c8/128', '2002:6464:64c8::/48'],
];

/** All addresses of a name, as `dns.lookup` finds them. */
export type Resolver = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;
type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

export interface AddressGuardOptions {
  readonly resolve?: Resolver;
  /** Of the setting that names the private ranges, for words. */
  readonly setting?: string;
}

/** Keeps requests out of the network that the relay stands in, except where the operator says so. */
export class AddressGuard {
  private readonly blocked = listOf(privateRanges);
  private readonly forbidden = listOf(neverAllowed);
  private readonly allowed: BlockList;
  private readonly resolve: Resolver;
  private readonly setting: string;

  /** @param allowCidrs private ranges that may be reached */
  constructor(
    allowCidrs: readonly string[],
    { resolve = lookup, setting = 'EGRESS_ALLOW_CIDRS' }: AddressGuardOptions = {},
  ) {
    this.allowed = listOf(allowCidrs);
    this.resolve = resolve;
    this.setting = setting;
  }

  /**
   * Refuses literal addresses, which never reach a resolver. `host` is what the WHATWG URL parser made of it, so decimal, octal and
   * hexadecimal forms have become plain ones.
   * @throws EgressError `blocked`
   */
  checkHost(host: string): void {
    const address = host.replace(/^\[|\]$/g, '');
    if (isIP(address) !== 0 && !this.permits(address)) throw this.refusal(host);
  }

  /** Resolves a name for the connector. A name with any address that is refused is refused, and only vetted addresses are connected to. */
  readonly lookup = (hostname: string, options: LookupOptions, callback: LookupCallback): void => {
    this.resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) callback(error, []);
      else if (addresses.some(({ address }) => !this.permits(address))) callback(this.refusal(hostname), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
    });
  };

  private permits(address: string): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (this.forbidden.check(address, family)) return false;
    return !this.blocked.check(address, family) || this.allowed.check(address, family);
  }

  private refusal(host: string): EgressError {
    return new EgressError('blocked', `${host} is an address of a private network (${this.setting} can open it)`);
  }
}

function listOf(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [network = '', prefix = ''] = cidr.split('/');
    list.addSubnet(network, Number(prefix), isIP(network) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
