import type { IncomingHttpHeaders } from 'node:http';
import type { Account, Credentials, UpstreamWindow } from '@app/accounts';
import type { Platform } from '@app/common';
import type { UpstreamRequest } from '@app/egress';
import type { Protocol } from '@app/protocols';

/** What a client asks of an upstream. */
export type Operation = 'messages' | 'count_tokens';

/** Everything an adapter needs to write one upstream request. */
export interface UpstreamCall {
  readonly operation: Operation;
  readonly account: Account;
  readonly credentials: Credentials;
  /** The caller's headers, names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The caller's query with its question mark, or empty. */
  readonly query: string;
  readonly body: Buffer;
}

export interface UpstreamErrorResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a failed answer means for the account that gave it. Closed: the scheduler has a rule for each. */
export type UpstreamFailure =
  | 'rate-limited'
  | 'overloaded'
  | 'unauthorized'
  | 'forbidden'
  | 'quota-exhausted'
  | 'invalid-request'
  | 'unavailable'
  | 'malformed';

/** A failed answer, understood. */
export interface UpstreamVerdict {
  readonly failure: UpstreamFailure;
  /** Whether it speaks of the whole account, of the model asked for, or of this request only. */
  readonly scope: 'account' | 'model' | 'request';
  /** Until when the upstream said it would refuse, milliseconds since the epoch; absent: it did not say. */
  readonly until?: number;
  /** What it called the failure. */
  readonly code?: string;
}

/** Everything that differs from one upstream platform to the next. Stateless. */
export interface PlatformAdapter {
  readonly platform: Platform;
  /** Names of the models that an account without a list of its own serves; `*` stands for any text. */
  readonly models: readonly string[];
  /** What this upstream speaks for a model. The same protocol on both sides means that bytes pass as they are. */
  protocolFor(model: string, asked: Protocol): Protocol;
  /** Where the account's requests go, such as `https://api.anthropic.com`; empty where it has no address. */
  originOf(account: Account): string;
  /** @throws GatewayError `upstream_unreachable` where the account has no address */
  prepare(call: UpstreamCall): UpstreamRequest;
  /** @param now milliseconds since the epoch, for what is said relative to it */
  classify(failure: UpstreamErrorResponse, now: number): UpstreamVerdict;
  /** The account's own limits as an answer's headers report them, good answers and refusals alike. */
  readWindows(headers: IncomingHttpHeaders, now: number): readonly UpstreamWindow[];
}
