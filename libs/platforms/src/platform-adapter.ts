import type { IncomingHttpHeaders } from 'node:http';
import type { Account, AccountLocation, Credentials, UpstreamWindow } from '@app/accounts';
import type { Platform } from '@app/common';
import type { UpstreamRequest } from '@app/egress';
import type { JsonObject, Protocol, ProtocolError } from '@app/protocols';
import type { UsableCredentials } from './credentials/usable-credentials';

/**
 * What a client asks of an upstream. `generate`: an answer of a model. `compact`: a conversation made shorter (OpenAI Responses).
 * `embed_many`: several texts in one call, where the protocol has a call of its own for that (Gemini).
 */
export const operations = ['generate', 'count_tokens', 'embed', 'embed_many', 'compact'] as const;
export type Operation = (typeof operations)[number];

/** Everything an adapter needs to write one upstream request. */
export interface UpstreamCall {
  readonly operation: Operation;
  /** What the body is written in: what `protocolFor` said. */
  readonly protocol: Protocol;
  /** As the account knows it. */
  readonly model: string;
  readonly isStreaming: boolean;
  readonly account: Account;
  readonly credentials: UsableCredentials;
  /** Milliseconds by which the upstream's clock is known to be ahead of ours; for signatures that tell the time. Absent: none. */
  readonly clockOffsetMs?: number;
  /** The caller's headers, names in lower case. Of a translated request only those that belong to no protocol. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The caller's query with its question mark, or empty. */
  readonly query: string;
  readonly body: Buffer;
}

/** What an account is asked to be able to do. */
export interface ProtocolQuestion {
  readonly account: Account;
  readonly operation: Operation;
  readonly model: string;
  /** What the client speaks. */
  readonly asked: Protocol;
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

/** What an administrator sent as an account's secret, read: the secret, and what of it is none. */
export interface ReadCredentials {
  readonly credentials: Credentials;
  readonly location?: AccountLocation;
}

/** Turns the bytes of an upstream's own framing into server-sent events of its protocol. Serves one answer. */
export interface StreamDecoder {
  /** @throws Error for what is not in the framing */
  push(chunk: Buffer): Buffer;
  /** @throws Error where the last frame is not whole */
  end(): Buffer;
}

/** Everything that differs from one upstream platform to the next. Stateless. */
export interface PlatformAdapter {
  readonly platform: Platform;
  /** Names of the models that an account without a list of its own serves; `*` stands for any text. */
  readonly models: readonly string[];
  /** @throws InvalidCredentials naming the member of an administrator's request that is missing or wrong */
  readCredentials(input: JsonObject): ReadCredentials;
  /**
   * What this upstream speaks for a model and an operation: the client's own protocol wherever it can, which lets bytes pass as they are.
   * Undefined: it cannot do that.
   */
  protocolFor(question: ProtocolQuestion): Protocol | undefined;
  /** What a token for the account has to be good for, where its platform says so; absent: nothing is asked for. */
  tokenScope?(account: Account): string;
  /** Where the account's requests go, such as `https://api.anthropic.com`; empty where it has no address. */
  originOf(account: Account): string;
  /** @throws GatewayError `upstream_unreachable` where the account has no address */
  prepare(call: UpstreamCall): UpstreamRequest | Promise<UpstreamRequest>;
  /** @param now milliseconds since the epoch, for what is said relative to it */
  classify(failure: UpstreamErrorResponse, now: number): UpstreamVerdict;
  /** The account's own limits as an answer's headers report them, good answers and refusals alike. */
  readWindows(headers: IncomingHttpHeaders, now: number): readonly UpstreamWindow[];
  /** Whether an answer's headers say that a limit is near or reached: these are read at once, others now and then. */
  hasLimitNews?(headers: IncomingHttpHeaders): boolean;
  /** Header in which the upstream names its request; absent: `request-id`. */
  readonly requestIdHeader?: string;
  /** Of an answer that is a stream in another framing than server-sent events; undefined: it is none. */
  createStreamDecoder?(headers: IncomingHttpHeaders): StreamDecoder | undefined;
  /** A good whole answer in the words of its protocol, where the upstream has others. */
  readAnswer?(operation: Operation, body: Buffer): Buffer;
  /**
   * A refusal that is not in the envelope of the protocol that the upstream speaks; undefined: it is.
   * @param response `body` parsed, where it was JSON; `protocol`: what the request was written in
   */
  readError?(
    response: Omit<UpstreamErrorResponse, 'body'> & { readonly body: unknown; readonly protocol?: Protocol },
  ): ProtocolError | undefined;
}
