import type { OutgoingRequest } from '../attempts/outgoing-request';
import type { RelayRequest } from '../relay-request';

/** The name that the client asked for, where the account knows the model by another one; undefined: it is the same. */
export function askedName(outgoing: OutgoingRequest | undefined, { envelope }: RelayRequest): string | undefined {
  return outgoing?.model === undefined ? undefined : envelope.model;
}
