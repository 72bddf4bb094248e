import type { Platform, TokenUsage } from '@app/common';
import type { RequestEvent } from './genai-names';
import type { TraceContext } from './trace-context';

/** A request whose key was accepted. Nothing of what it says is in it, and nothing that names a person. */
export interface RequestStart {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Template, not the path that came: `/v1beta/models/*`. */
  readonly route: string;
  readonly operation: string;
  /** The client's. */
  readonly protocol: string;
  /** As the client named it. */
  readonly model: string;
  readonly keyId: string;
  readonly userId: string;
  /** Digest of the session that the client named; absent: it named none. */
  readonly conversationId?: string;
  /** The client's own trace, which goes on. */
  readonly parent?: TraceContext;
}

/** One account that is asked. */
export interface AttemptStart {
  readonly accountId: string;
  readonly platform: Platform;
  /** As the account knows it. */
  readonly model: string;
  /** Such as `https://api.anthropic.com`; empty where it has none. */
  readonly origin: string;
  readonly number: number;
}

export interface UsedTokens {
  /** Absent: the model that was asked for. */
  readonly model: string | undefined;
  readonly usage: TokenUsage;
  readonly reasoningTokens?: number;
}

export interface RequestEnd {
  readonly outcome: string;
  /** 0: none was sent. */
  readonly status: number;
  /** Code of our own refusal, or what else went wrong; absent: nothing. */
  readonly errorType?: string;
  readonly firstByteMs: number | null;
  readonly waitedMs: number;
  readonly isStreaming: boolean;
  readonly usage: readonly UsedTokens[];
}

export interface AttemptSpan {
  /** What the upstream may be told to go on with. */
  readonly context: TraceContext;
  /** @param errorType one of a bounded number of words */
  failed(errorType: string, status: number | undefined): void;
  /** An answer begins; the span lasts as long as its request. */
  answered(status: number, upstreamRequestId: string | undefined): void;
}

/** A client's request from its arrival to its end. */
export interface RequestSpan {
  event(name: RequestEvent, position?: number): void;
  attempt(start: AttemptStart): AttemptSpan;
  end(end: RequestEnd): void;
}

/** Tells a collector of requests and of work in the background. Whatever becomes of that, nobody waits for it. */
export interface Tracing {
  request(start: RequestStart): RequestSpan;
  /** One span around a piece of work; rejects as it does. */
  work<Result>(name: string, run: () => Promise<Result>): Promise<Result>;
  /** Sends what there is. Never rejects, and takes at most a few seconds. */
  stop(): Promise<void>;
}

/** Which process it is, for whoever reads traces of several. */
export type TracedProcess = 'gateway' | 'worker';
