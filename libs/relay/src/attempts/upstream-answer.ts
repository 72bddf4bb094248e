import type { IncomingHttpHeaders } from 'node:http';
import type { Account } from '@app/accounts';
import type { EgressErrorKind } from '@app/egress';
import type { UpstreamVerdict } from '@app/platforms';
import type { Metered, Protocol, ProtocolError, Translation } from '@app/protocols';
import type { AttemptFacts } from '@app/usage';
import type { AnswerBody } from '../answer/decoded-body';

interface AnswerOfAccount {
  readonly account: Account;
  readonly attempt: AttemptFacts;
  /** What the upstream speaks. */
  readonly protocol: Protocol;
  /** Undefined: the client speaks the same. */
  readonly translation: Translation | undefined;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** A 2xx event stream whose first bytes have come and are not an error. */
export interface StreamAnswer extends AnswerOfAccount {
  readonly kind: 'stream';
  readonly body: AnswerBody;
  /** Its bytes are not the upstream's own: they came in another framing. */
  readonly isDecoded: boolean;
  /** Leaves the upstream; for an answer that is not passed on. */
  abandon(): void;
}

/** A whole answer: a JSON success, or an upstream's refusal as it was said. */
export interface WholeAnswer extends AnswerOfAccount {
  readonly kind: 'whole';
  readonly body: Buffer;
  readonly metered: Metered;
  /** A refusal that the client has to be told in other words than the upstream's. */
  readonly refusal?: ProtocolError;
}

export type UpstreamAnswer = StreamAnswer | WholeAnswer;

/** What one account made of the request: an answer, or a failure that another account may not have. */
export type AttemptResult =
  | { readonly kind: 'answer'; readonly answer: UpstreamAnswer }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** What went wrong, for whoever decides how long the account is left alone. */
export type FailureCause =
  | { readonly verdict: UpstreamVerdict; readonly status: number }
  /** `isProxy`: it was the account's own proxy. */
  | { readonly egress: EgressErrorKind; readonly isProxy?: true }
  | { readonly malformed: true }
  /** The upstream's protocol has no words for what the client asks: no fault of the account. */
  | { readonly untranslatable: true };

/** The upstream's refusal is kept: when no other account helps, the client gets it as it was said. */
export interface Failure {
  readonly error: Error;
  readonly cause: FailureCause;
  readonly answer: UpstreamAnswer | undefined;
}
