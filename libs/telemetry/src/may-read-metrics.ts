import { hash, timingSafeEqual } from 'node:crypto';

/** Who asks for figures. */
export interface MetricsReader {
  readonly authorization: string | undefined;
  readonly remoteAddress: string | undefined;
  /** Whether the request says that it comes through a proxy. */
  readonly isForwarded: boolean;
}

/** With a token whoever shows it, without one only this machine, and never through a proxy. */
export function mayReadMetrics(
  { authorization = '', remoteAddress, isForwarded }: MetricsReader,
  token: string | undefined,
): 'yes' | 'wrong-token' | 'from-elsewhere' {
  if (token !== undefined) return isSame(authorization, `Bearer ${token}`) ? 'yes' : 'wrong-token';
  return isLoopback(remoteAddress) && !isForwarded ? 'yes' : 'from-elsewhere';
}

const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
const isSame = (first: string, second: string): boolean => timingSafeEqual(digest(first), digest(second));

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}
