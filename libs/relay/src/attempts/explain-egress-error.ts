import { GatewayError } from '@app/common';
import type { EgressError } from '@app/egress';

/** What the client is told. Hosts and addresses are the operator's business and stay in the cause. */
export function explainEgressError(error: EgressError): GatewayError {
  switch (error.kind) {
    case 'blocked':
      return new GatewayError('upstream_unreachable', 'The address of the upstream account is not allowed here', {
        cause: error,
      });
    case 'unreachable':
      return new GatewayError('upstream_unreachable', 'The upstream cannot be reached', { cause: error });
    case 'first-byte-timeout':
      return new GatewayError('upstream_timed_out', 'The upstream did not answer in time', { cause: error });
    case 'idle-timeout':
      return new GatewayError('upstream_timed_out', 'The upstream stopped answering', { cause: error });
    case 'interrupted':
      return new GatewayError('upstream_interrupted', 'The connection to the upstream broke before it answered', {
        cause: error,
      });
    case 'malformed':
      return new GatewayError('upstream_malformed', 'The upstream did not answer in its protocol', { cause: error });
    case 'aborted':
      return new GatewayError('caller_left', 'The client closed the request', { cause: error });
  }
}
