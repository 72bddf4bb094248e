import { type Platform, platforms } from '@app/common';
import type { Metered } from '@app/protocols';
import { decodeModelUsages } from './decode-model-usage';
import { type MemberChecks, isText, withSoundMembers } from './sound-members';

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

const optionalFacts: MemberChecks<RequestFacts> = { client: isText, isStreaming: (value) => value === true };
const optionalOfAttempt: MemberChecks<AttemptFacts> = { model: isText, groupId: isText };

/**
 * Undefined for anything that is not a whole note. Figures that cannot be added are no figures; optional members that are not what they
 * have to be are left out.
 */
export function decodeOpenRequest(hash: Readonly<Record<string, string>>): OpenRequestState | undefined {
  const facts = parse(hash.facts) as Partial<RequestFacts> | null | undefined;
  if (!isRequestFacts(facts)) return undefined;
  const attempt = parse(hash.attempt) as Partial<AttemptFacts> | null | undefined;
  return {
    facts: withSoundMembers(facts, optionalFacts),
    attempt: isAttemptFacts(attempt) ? withSoundMembers(attempt, optionalOfAttempt) : undefined,
    metered: decodeMetered(parse(hash.metered) as Partial<Metered> | null | undefined),
  };
}

function isRequestFacts(facts: Partial<RequestFacts> | null | undefined): facts is RequestFacts {
  const texts = [facts?.requestId, facts?.userId, facts?.keyId, facts?.operation, facts?.model];
  return texts.every((text) => typeof text === 'string') && typeof facts?.startedAt === 'number';
}

function isAttemptFacts(attempt: Partial<AttemptFacts> | null | undefined): attempt is AttemptFacts {
  const isOfPlatform = (platforms as readonly (string | undefined)[]).includes(attempt?.platform);
  return typeof attempt?.accountId === 'string' && isOfPlatform && typeof attempt.number === 'number';
}

function decodeMetered(metered: Partial<Metered> | null | undefined): Metered | undefined {
  const entries = decodeModelUsages(metered?.entries);
  return entries && typeof metered?.source === 'string' ? { entries, source: metered.source } : undefined;
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
