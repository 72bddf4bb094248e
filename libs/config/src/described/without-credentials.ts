/**
 * An address, or several, without what somebody could get in with: user and password go, and so does a query, which may hold a token. What
 * is no address is left out as a whole.
 */
export function withoutCredentials(text: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(text) ?? [];
  // A password may hold anything: what stands before the last `@` is none of the address.
  const address = rest.slice(rest.lastIndexOf('@') + 1).split(/[?#]/, 1)[0] ?? '';
  return scheme === '' ? '' : `${scheme}${address}`;
}
