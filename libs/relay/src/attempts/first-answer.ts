import type { Admitted } from '../admission/admission-desk';
import type { WaitingNotice } from '../admission/waiting-notice';
import type { Exhausted } from '../answer/response-headers';
import type { ClientReply } from '../client-reply';
import type { Trace } from '../explanation/trace';
import type { RelayRequest } from '../relay-request';
import type { OutgoingRequest } from './outgoing-request';
import type { UpstreamAnswer } from './upstream-answer';

/** Everything that belongs to one request on its way to an answer. */
export interface RequestContext {
  readonly request: RelayRequest;
  readonly admitted: Admitted;
  readonly reply: ClientReply;
  readonly trace: Trace;
  readonly notice: WaitingNotice;
}

/** An answer, and what was done to the request to get it. */
export interface FirstAnswer {
  readonly answer: UpstreamAnswer;
  /** Undefined with `exhausted`: how the request that failed last was written does not matter any more. */
  readonly outgoing: OutgoingRequest | undefined;
  /** Set when every account failed, and this is what one of them said. */
  readonly exhausted?: Exhausted;
}
