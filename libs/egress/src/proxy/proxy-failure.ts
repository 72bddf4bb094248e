import { EgressError } from '../egress-error';

/**
 * What a proxy did not do. `unreachable`: no connection to it, or no TLS with it. `timed-out`: no tunnel in time. `closed`: it hung up
 * before there was one. `unauthorized`: it does not take user name and password. `refused`: it does not connect to the upstream.
 * `malformed`: what it said is not its protocol.
 */
export type ProxyFault = 'unreachable' | 'timed-out' | 'closed' | 'unauthorized' | 'refused' | 'malformed';

/** The cause of an EgressError that is a proxy's doing. Says what the proxy did, never where it is or who we are there. */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure';

  constructor(
    readonly fault: ProxyFault,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** @param what in words, to follow `the proxy` */
export function proxyError(fault: ProxyFault, what: string, cause?: unknown): EgressError {
  const message = `the proxy ${what}`;
  return new EgressError('unreachable', message, new ProxyFailure(fault, message, cause));
}
