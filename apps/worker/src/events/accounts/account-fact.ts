import { type Cooldown, type CooldownEvidence, type CooldownScope, cooldownCauses } from '@app/accounts';
import { type JsonObject, asObject, objectsOf, parseJsonObject } from '@app/protocols';

/**
 * How a cooldown ended. `time-passed`: nobody tried, and it is over. `removed`: with its account. `displaced`: no more of them are kept of one
 * account.
 */
export type HowEnded = 'answered' | 'reset' | 'removed' | 'displaced' | 'time-passed';

/** What the scripts of account states say of a change: see cool-account.lua and recover-account.lua. Times in milliseconds since the epoch. */
export type AccountFact =
  | ({
      readonly kind: 'cooling';
      /** An account's id, or `host:` and an origin. */
      readonly id: string;
      /** By the clock of Redis. */
      readonly at: number;
      /** Until when the cooldown before it lasted; 0: there was none. */
      readonly heldUntil: number;
    } & Omit<Cooldown, 'since'>)
  | {
      readonly kind: 'ended';
      readonly id: string;
      readonly at: number;
      readonly how: Exclude<HowEnded, 'time-passed'>;
      readonly cooldowns: readonly Pick<Cooldown, 'scope' | 'cause' | 'until'>[];
    };

const hows = ['answered', 'reset', 'removed', 'displaced'] as const;

export const isMoment = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isScope = (value: unknown): value is CooldownScope =>
  value === 'account' || value === 'host' || (isText(value) && /^family:./s.test(value));

/** Undefined for anything that is not a whole one. */
export function decodeAccountFact(text: string | undefined): AccountFact | undefined {
  const fact = parseJsonObject(text ?? '');
  if (!fact) return undefined;
  const { kind, id, at, heldUntil, how, cooldowns } = fact;
  if (!isText(id) || !isMoment(at)) return undefined;
  if (kind === 'cooling') {
    const cooldown = readCooldown(fact);
    return cooldown && isMoment(heldUntil) ? { kind, id, at, heldUntil, ...cooldown } : undefined;
  }
  const known = hows.find((one) => one === how);
  if (kind !== 'ended' || !known || !Array.isArray(cooldowns)) return undefined;
  const ended = objectsOf(cooldowns).flatMap((one) => readCooldown(one) ?? []);
  return { kind, id, at, how: known, cooldowns: ended };
}

/** What a record says of a cooldown; undefined where it does not say what, why and until when. */
export function readCooldown({ scope, cause, until, evidence }: JsonObject): Omit<Cooldown, 'since'> | undefined {
  const known = cooldownCauses.find((one) => one === cause);
  if (!isScope(scope) || !known || !isMoment(until)) return undefined;
  return { scope, cause: known, until, evidence: readEvidence(asObject(evidence) ?? {}) };
}

function readEvidence({ status, code, requestId }: JsonObject): CooldownEvidence {
  return {
    ...(isMoment(status) ? { status } : {}),
    ...(isText(code) ? { code } : {}),
    ...(isText(requestId) ? { requestId } : {}),
  };
}
