import type { Account, Cooldown, CooldownCause, CooldownScope, Cooling, Strikes, UpstreamWindow } from '@app/accounts';
import { modelFamily } from '@app/common';
import type { FailureVerdict, WhatHappened } from './what-happened';

/** What a failure leads to, before an administrator's own times and what is known of the request come in. */
interface Consequence {
  readonly scope: CooldownScope;
  readonly cause: CooldownCause;
  readonly ms: number;
  /** What the upstream said; counts before `ms`. */
  readonly until?: number | undefined;
  readonly strikes?: Strikes;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const THROTTLED_MS = { least: 5 * SECOND_MS, most: 15 * SECOND_MS };
const threeInAMinute: Strikes = { threshold: 3, withinMs: MINUTE_MS };
const threeInTenSeconds: Strikes = { threshold: 3, withinMs: 10 * SECOND_MS };
const failing: Consequence = { scope: 'account', cause: 'failing', ms: 5 * MINUTE_MS, strikes: threeInAMinute };

/** Clients choose names of models: what is written down of them has a bound. */
const LONGEST_FAMILY = 100;

/** Guesses of ours. When nothing else is there, an account that rests for one of these may be asked before its time is over. */
const softCauses: ReadonlySet<CooldownCause> = new Set<CooldownCause>([
  ...(['overloaded', 'unavailable', 'failing', 'unreachable', 'throttled'] as const),
]);
export const isSoft = ({ cause }: Pick<Cooldown, 'cause'>): boolean => softCauses.has(cause);

/** The family that the upstream counts a request for: that of the name which the account maps the model to. */
export function familyOn({ modelMapping }: Account, model: string): string {
  return modelFamily(modelMapping?.[model] ?? model).slice(0, LONGEST_FAMILY);
}

export interface FailedRequest {
  readonly account: Account;
  /** The name that the client asked for. */
  readonly model: string;
  readonly requestId: string;
}

/**
 * How long what is left alone after a failure; undefined: nothing is. The account's own `cooldownSeconds` come before everything.
 * @param random 0 to 1, so that accounts that are refused together do not come back together
 */
export function coolingAfter(what: WhatHappened, request: FailedRequest, random: () => number): Cooling | undefined {
  const family = (): CooldownScope => `family:${familyOn(request.account, request.model)}`;
  const consequence = consequenceOf(what, family, random);
  return consequence && asCooling(consequence, request.account, { ...evidenceOf(what), requestId: request.requestId });
}

/** What follows from a window that is used up; undefined: nothing does, or nobody knows when it opens again. */
export function coolingUntilReset(window: UpstreamWindow, account: Account, now: number): Cooling | undefined {
  const { name, status, family, resetsAt } = window;
  if (status !== 'rejected' || resetsAt === undefined || resetsAt <= now) return undefined;
  const scope: CooldownScope = family === undefined ? 'account' : `family:${family}`;
  return asCooling({ scope, cause: 'window-used-up', ms: 0, until: resetsAt }, account, { code: name });
}

function consequenceOf(what: WhatHappened, family: () => CooldownScope, random: () => number): Consequence | undefined {
  if ('verdict' in what) return afterVerdict(what.verdict, what.status, family, random);
  if ('malformed' in what) return failing;
  const { egress, isProxy } = what;
  switch (egress) {
    case 'aborted':
      return undefined;
    case 'unreachable':
      return {
        ...{ scope: isProxy ? 'account' : 'host', cause: 'unreachable', ms: 30 * SECOND_MS },
        strikes: threeInTenSeconds,
      };
    case 'blocked':
      // Our own guard says the same every time, and other accounts on the host may be allowed another address.
      return { scope: 'account', cause: 'unreachable', ms: 30 * SECOND_MS };
    case 'first-byte-timeout':
    case 'idle-timeout':
    case 'interrupted':
    case 'malformed':
      return failing;
  }
}

function afterVerdict(
  { failure, scope, until, code }: FailureVerdict,
  status: number,
  family: () => CooldownScope,
  random: () => number,
): Consequence | undefined {
  const affected = scope === 'account' ? 'account' : family();
  switch (failure) {
    case 'invalid-request':
      return undefined;
    case 'unauthorized':
      // Stored with its credentials, and over with them.
      if (code === 'needs_reauth') return undefined;
      return { scope: 'account', cause: 'unauthorized', ms: 30 * MINUTE_MS };
    case 'forbidden':
      if (scope === 'account') return { scope, cause: 'forbidden', ms: 30 * MINUTE_MS };
      return { scope: affected, cause: 'forbidden', ms: 5 * MINUTE_MS, strikes: threeInAMinute };
    case 'rate-limited':
      if (until !== undefined) return { scope: affected, cause: 'rate-limited', ms: 0, until };
      return { scope: family(), cause: 'throttled', ms: between(THROTTLED_MS, random()) };
    case 'quota-exhausted':
      return { scope: 'account', cause: 'quota-exhausted', ms: 60 * MINUTE_MS, until };
    case 'overloaded':
      return { scope: 'account', cause: 'overloaded', ms: 5 * MINUTE_MS, until };
    case 'unavailable':
      return status === 503 ? { scope: 'account', cause: 'unavailable', ms: MINUTE_MS, until } : failing;
    case 'malformed':
      return failing;
  }
}

function asCooling(
  { scope, cause, ms, until, strikes }: Consequence,
  account: Account,
  evidence: Cooling['evidence'],
): Cooling | undefined {
  const seconds = account.cooldownSeconds?.[cause];
  if (seconds === 0) return undefined;
  const said = until === undefined ? { ms } : { until };
  const lasts = seconds === undefined ? said : { ms: seconds * SECOND_MS };
  return { scope, cause, lasts, ...(strikes === undefined ? {} : { strikes }), evidence };
}

function evidenceOf(what: WhatHappened): Cooling['evidence'] {
  if ('egress' in what) return { code: what.isProxy ? `proxy-${what.egress}` : what.egress };
  if ('malformed' in what) return { code: 'malformed' };
  const { code } = what.verdict;
  return { status: what.status, ...(code === undefined ? {} : { code }) };
}

const between = ({ least, most }: typeof THROTTLED_MS, share: number): number =>
  Math.round(least + (most - least) * share);
