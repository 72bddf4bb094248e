import { type Platform, type TokenUsage, type UsageSource, platforms } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import { decodeModelUsages, isTokenUsage } from './decode-model-usage';
import { type MemberChecks, isCount, isText, isTextList, withSoundMembers } from './sound-members';

/** `gateway-lost`: the process that served the request died; the record was written for it. */
export type Outcome = 'completed' | 'caller-left' | 'upstream-failed' | 'upstream-interrupted' | 'gateway-lost';

/** One request that reached an upstream. */
export interface UsageRecord {
  readonly requestId: string;
  /** Milliseconds since the epoch: when the request came in. */
  readonly startedAt: number;
  readonly userId: string;
  readonly keyId: string;
  readonly accountId: string;
  readonly platform: Platform;
  readonly operation: string;
  /** As the caller named it. */
  readonly model: string;
  /** HTTP status sent to the caller; 0 when none was. */
  readonly status: number;
  readonly outcome: Outcome;
  readonly source: UsageSource;
  /** How many accounts were tried. */
  readonly attempts: number;
  readonly tokens: TokenUsage;
  /** Whole nano-dollars as a decimal integer; null when the price of a model is not known. */
  readonly costNanoDollars: string | null;
  readonly durationMs: number;
  readonly firstByteMs: number | null;
  readonly upstreamRequestId: string | null;
  /** The account group through which the account was found; absent: none, or not known. */
  readonly groupId?: string;
  /** The client program, by the names of `allowedClients`; absent: none that is known. */
  readonly client?: string;
  readonly isStreaming?: true;
  /** Of `tokens.output`; absent: not said. */
  readonly reasoningTokens?: number;
  /** What the account called the model; absent: as the caller did. */
  readonly calledAs?: string;
  /**
   * What the cost was counted from, model by model. Absent: `tokens` of `calledAs ?? model`, in the standard class and without server
   * tools. With it the cost of a record can be counted again from the record alone.
   */
  readonly charged?: readonly ModelUsage[];
  /** Ids of the prices that it was counted with; absent: of a time before prices had ids. */
  readonly priceIds?: readonly string[];
}

const optionalMembers: MemberChecks<UsageRecord> = {
  groupId: isText,
  client: isText,
  isStreaming: (value) => value === true,
  reasoningTokens: isCount,
  calledAs: isText,
  charged: Array.isArray,
  priceIds: isTextList,
};

/**
 * Undefined for anything that is not a whole record: what is let through here is added up without another look. Optional members that are
 * not what they have to be are left out, and the record counts.
 */
export function decodeUsageRecord(text: string | undefined): UsageRecord | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<UsageRecord> | null;
    const isWhole =
      typeof value?.requestId === 'string' &&
      typeof value.startedAt === 'number' &&
      typeof value.userId === 'string' &&
      typeof value.keyId === 'string' &&
      typeof value.accountId === 'string' &&
      typeof value.model === 'string' &&
      (platforms as readonly (string | undefined)[]).includes(value.platform) &&
      // What is an object need not have a text, which readers make of it.
      [value.operation, value.status, value.outcome, value.source].every((member) => typeof member !== 'object') &&
      isTokenUsage(value.tokens) &&
      isCost(value.costNanoDollars);
    return isWhole ? withSoundCharge(withSoundMembers(value as UsageRecord, optionalMembers)) : undefined;
  } catch {
    return undefined;
  }
}

function withSoundCharge(record: UsageRecord): UsageRecord {
  if (record.charged === undefined) return record;
  const { charged, ...rest } = record;
  const entries = decodeModelUsages(charged);
  return entries ? { ...rest, charged: entries } : rest;
}

const isCost = (value: unknown): boolean => value === null || (typeof value === 'string' && /^\d+$/.test(value));
