import type { Role } from '@app/common';

/**
 * Why an attempt failed, for somebody to read. Behind the first colon or equals sign stand words of whoever answered, and the address is
 * the caller's choice: to roles below admin they would be a window into the network that the relay stands in.
 */
export function reasonFor(role: Role, reason: string): string {
  return role === 'owner' || role === 'admin' ? reason : (reason.split(/[:=]/, 1)[0] ?? reason);
}
