import type { Platform } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import type { Choice } from '@app/scheduler';
import type { Outcome } from '@app/usage';

/** One account that was asked, or was about to be. */
export interface ExplainedAttempt {
  readonly accountId: string;
  /** Milliseconds after the request came in. */
  readonly startedMs: number;
  /** Milliseconds until the answer's first byte, or until the attempt failed. */
  readonly tookMs: number;
  /** Absent: there was no answer. */
  readonly status?: number;
  readonly upstreamRequestId?: string;
  /** What went wrong, as the upstream or its connection called it; absent: nothing. */
  readonly failure?: string;
}

/** Why a request went where it went: kept for a while, for people who may see accounts. */
export interface Explanation {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly userId: string;
  readonly keyId: string;
  readonly operation: string;
  readonly model: string;
  readonly isStreaming: boolean;
  /** How the conversation was told from others; absent: it was not. */
  readonly conversation?: 'client' | 'prefix';
  /** Milliseconds from the request's arrival to its admission, and its wait for a slot of key or user. */
  readonly admission: { readonly tookMs: number; readonly place?: number; readonly waitedMs?: number };
  /** One for each account that was looked for, in order. */
  readonly choices: readonly Choice[];
  readonly attempts: readonly ExplainedAttempt[];
  /** What was changed in the body on its way to the account that answered. */
  readonly rewritten?: {
    readonly model?: string;
    readonly thinkingOfMessages?: number;
    /** The wire protocol that it was translated to. */
    readonly translatedTo?: string;
    /** Members that the upstream's protocol has no words for. */
    readonly dropped?: readonly string[];
  };
  readonly outcome: Outcome | 'refused';
  readonly status: number;
  /** Of our own refusals. */
  readonly code?: string;
  readonly message?: string;
  readonly firstByteMs?: number;
  readonly durationMs: number;
  /** What was used, model by model, for the arithmetic of the cost. */
  readonly usage: readonly ModelUsage[];
  /** The account whose answer the client got, and what it is. */
  readonly accountId?: string;
  readonly platform?: Platform;
}
