const addressPattern =
  /^ldaps?:\/\/(?:[a-z\d_](?:[a-z\d_.-]{0,251}[a-z\d_])?\.?|\[[\da-f:.]{2,45}\])(?::\d{1,5})?\/?$/i;

/** `ldap://host`, `ldaps://host:port`: nothing else that RFC 4516 allows in such an address means anything here. */
export const isServerAddress = (value: unknown): value is string =>
  typeof value === 'string' && addressPattern.test(value) && URL.canParse(value);

/** Whether what is said to this server without StartTLS could be read on the way. */
export function isUnprotected(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol.toLowerCase() === 'ldap:' && !isThisMachine(hostname.toLowerCase());
}

const isThisMachine = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
