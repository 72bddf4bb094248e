import { isLoopback } from './is-loopback';

/** No secret goes over a wire in clear, except to this machine. */
export function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}
