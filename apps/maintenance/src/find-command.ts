import type { Command } from './command';
import { unlock } from './unlock';
import { verifyAudit } from './verify-audit';

const USAGE = 'usage: verify-audit | unlock <user name>';

/** The command that the words of a command line ask for, or what to say where they ask for none. */
export function findCommand([name, ...rest]: readonly string[]): Command | string {
  const [username] = rest;
  if (name === 'verify-audit' && rest.length === 0) return verifyAudit;
  if (name === 'unlock' && username !== undefined && rest.length === 1) return (store) => unlock(store, username);
  return USAGE;
}
