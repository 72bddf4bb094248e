import { isIP } from 'node:net';

const LONGEST_NAME = 253;
/** Labels of letters, digits and hyphens (RFC 1123, 2.1), and underscores, which names of containers have. */
const hostName = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.?$/i;

/** A name, or an address without brackets and zone. A name whose last label begins with a digit would be read as an address. */
export function isProxyHost(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > LONGEST_NAME) return false;
  return hostName.test(value) || (isIP(value) !== 0 && !value.includes('%'));
}

/** RFC 1929, 2: what one byte can count. */
const MOST_BYTES = 255;
// eslint-disable-next-line no-control-regex -- control characters are what it keeps out (RFC 7617, 2)
const visible = /^[^\u0000-\u001f\u007f-\u009f]+$/u;

export const isProxyText = (value: unknown): value is string =>
  typeof value === 'string' && visible.test(value) && Buffer.byteLength(value) <= MOST_BYTES;

/** In Basic authentication the first colon ends the user name (RFC 7617, 2). */
export function isUserNameFor(value: unknown, proxy: object | undefined): boolean {
  const isSocks5 = proxy !== undefined && 'type' in proxy && proxy.type === 'socks5';
  return isProxyText(value) && (isSocks5 || !value.includes(':'));
}
