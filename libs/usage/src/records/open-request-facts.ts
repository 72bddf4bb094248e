import { type Platform, platforms } from '@app/common';
import type { Metered } from '@app/protocols';

/** What is known when a request is let in. */
export interface RequestFacts {
  readonly requestId: string;
  readonly startedAt: number;
  readonly userId: string;
  readonly keyId: string;
  readonly operation: string;
  readonly model: string;
}

/** What is known when it leaves for an upstream. */
export interface AttemptFacts {
  readonly accountId: string;
  readonly platform: Platform;
  /** 1 for the first. */
  readonly number: number;
}

/** An open request as the reaper finds it. */
export interface OpenRequestState {
  readonly facts: RequestFacts;
  /** Absent: it never left. */
  readonly attempt: AttemptFacts | undefined;
  readonly metered: Metered | undefined;
}

export function decodeOpenRequest(hash: Readonly<Record<string, string>>): OpenRequestState | undefined {
  const facts = parse(hash.facts) as RequestFacts | undefined;
  if (typeof facts?.requestId !== 'string' || typeof facts.userId !== 'string') return undefined;
  const attempt = parse(hash.attempt) as AttemptFacts | undefined;
  const isAttempt = typeof attempt?.accountId === 'string' && platforms.includes(attempt.platform);
  return { facts, attempt: isAttempt ? attempt : undefined, metered: parse(hash.metered) as Metered | undefined };
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
