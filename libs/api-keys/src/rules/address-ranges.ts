import { BlockList, SocketAddress, isIP } from 'node:net';

interface Range {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

const MAPPED = '::ffff:';
/** Bits of `::ffff:0:0/96`, in which IPv6 holds all of IPv4. */
const MAPPED_PREFIX = 96;

/** Whether a text is an address or a CIDR range, IPv4 or IPv6. Bits beyond the prefix may be set: they do not count. */
export const isAddressRange = (text: string): boolean => parseRange(text) !== undefined;

/** Addresses that something may be used from. A range that cannot be read holds no address. */
export class AddressRanges {
  /** Apart, because Node finds every IPv4 address in an IPv6 range that is wide enough, such as `::/0`. */
  private readonly lists = { ipv4: new BlockList(), ipv6: new BlockList() };

  constructor(ranges: readonly string[]) {
    for (const range of ranges.map(parseRange)) {
      if (range) this.lists[range.family].addSubnet(range.address, range.prefix, range.family);
    }
  }

  /**
   * Takes an IPv4 address that is written as an IPv6 one for the IPv4 address that it is. A connection that broke has no address any
   * more, and no range holds it.
   */
  holds(address: string | undefined): boolean {
    const known = normalize(address?.split('%', 1)[0] ?? '');
    return known !== undefined && this.lists[known.family].check(known.address, known.family);
  }
}

function parseRange(text: string): Range | undefined {
  const match = /^([\da-f.:]+)(?:\/(0|[1-9]\d{0,2}))?$/i.exec(text);
  const [, given = '', digits] = match ?? [];
  const isVersion6 = isIP(given) === 6;
  const bits = isVersion6 ? 128 : 32;
  const prefix = digits === undefined ? bits : Number(digits);
  const known = normalize(given);
  if (!known || prefix > bits) return undefined;
  if (!isVersion6 || known.family === 'ipv6') return { ...known, prefix };
  return prefix >= MAPPED_PREFIX
    ? { ...known, prefix: prefix - MAPPED_PREFIX }
    : { address: given, prefix, family: 'ipv6' };
}

function normalize(address: string): Pick<Range, 'address' | 'family'> | undefined {
  const version = isIP(address);
  if (version === 0) return undefined;
  if (version === 4) return { address, family: 'ipv4' };
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address;
  const mapped = canonical.startsWith(MAPPED) ? canonical.slice(MAPPED.length) : '';
  return isIP(mapped) === 4 ? { address: mapped, family: 'ipv4' } : { address: canonical, family: 'ipv6' };
}
