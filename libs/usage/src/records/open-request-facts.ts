import { type Platform, platforms } from '@app/common';
import type { Metered, ModelUsage } from '@app/protocols';
import { isTokenUsage } from './usage-record';

/** What is known when a request is let in. */
export interface RequestFacts {
  readonly requestId: string;
  readonly startedAt: number;
  readonly userId: string;
  readonly keyId: string;
  readonly operation: string;
  readonly model: string;
  /** See UsageRecord. */
  readonly client?: string;
  readonly isStreaming?: true;
}

/** What is known when it leaves for an upstream. */
export interface AttemptFacts {
  readonly accountId: string;
  readonly platform: Platform;
  /** 1 for the first. */
  readonly number: number;
  /** What the account calls the model; absent: as the caller does. */
  readonly model?: string;
  /** The account group through which the account was found. */
  readonly groupId?: string;
}

/** An open request as the reaper finds it. */
export interface OpenRequestState {
  readonly facts: RequestFacts;
  /** Absent: it never left. */
  readonly attempt: AttemptFacts | undefined;
  readonly metered: Metered | undefined;
}

/** Undefined for anything that is not a whole note. Figures that cannot be added are no figures. */
export function decodeOpenRequest(hash: Readonly<Record<string, string>>): OpenRequestState | undefined {
  const facts = parse(hash.facts) as Partial<RequestFacts> | null | undefined;
  if (!isRequestFacts(facts)) return undefined;
  const attempt = parse(hash.attempt) as Partial<AttemptFacts> | null | undefined;
  const metered = parse(hash.metered) as Partial<Metered> | null | undefined;
  return {
    facts,
    attempt: isAttemptFacts(attempt) ? attempt : undefined,
    metered: isMetered(metered) ? metered : undefined,
  };
}

function isRequestFacts(facts: Partial<RequestFacts> | null | undefined): facts is RequestFacts {
  const texts = [facts?.requestId, facts?.userId, facts?.keyId, facts?.operation, facts?.model];
  return texts.every((text) => typeof text === 'string') && typeof facts?.startedAt === 'number';
}

function isAttemptFacts(attempt: Partial<AttemptFacts> | null | undefined): attempt is AttemptFacts {
  const isOfPlatform = (platforms as readonly (string | undefined)[]).includes(attempt?.platform);
  const isModel = attempt?.model === undefined || typeof attempt.model === 'string';
  return typeof attempt?.accountId === 'string' && isOfPlatform && typeof attempt.number === 'number' && isModel;
}

function isMetered(metered: Partial<Metered> | null | undefined): metered is Metered {
  if (!Array.isArray(metered?.entries) || typeof metered.source !== 'string') return false;
  return (metered.entries as readonly (Partial<ModelUsage> | null)[]).every((entry) => isTokenUsage(entry?.usage));
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
