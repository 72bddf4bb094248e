import { GatewayError, type GatewayErrorCode, formatDollars } from '@app/common';
import type { Calendar, LimitName, Period, Refusal } from '@app/usage';

/** A limit as rate-limit headers state it. */
export interface LimitState {
  readonly kind: 'requests' | 'tokens' | 'cost';
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since the epoch; undefined: not by waiting. */
  readonly resetsAt: number | undefined;
}

/** A refusal by a limit of key or user. Never speaks of an account's own limits. */
export class LimitRefusal extends GatewayError {
  constructor(
    code: GatewayErrorCode,
    message: string,
    readonly limitName: LimitName,
    readonly state: LimitState | undefined,
    retryAfterSeconds: number | undefined,
  ) {
    super(code, message, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
  }
}

const periods: Readonly<Partial<Record<LimitName, Period>>> = { daily: 'day', weekly: 'week', monthly: 'month' };
/** What the admission script refused, in words, with when it is worth while to ask again. */
export function limitRefusal(refusal: Refusal, calendar: Calendar, now: number): LimitRefusal {
  const { limit, scope, allowed, used, retryMs } = refusal;
  const whose = scope === 'key' ? 'This relay key' : 'The owner of this relay key';
  const make = (code: GatewayErrorCode, message: string, kind?: LimitState['kind'], waitMs = retryMs): LimitRefusal =>
    new LimitRefusal(
      code,
      `${whose} ${message}`,
      limit,
      kind && {
        kind,
        limit: allowed,
        remaining: Math.max(0, allowed - used),
        resetsAt: waitMs > 0 ? now + waitMs : undefined,
      },
      waitMs > 0 ? Math.max(1, Math.ceil(waitMs / 1_000)) : undefined,
    );
  switch (limit) {
    case 'concurrency':
      return make(
        'policy_concurrency_exceeded',
        `has ${allowed} requests under way, as many as it may`,
        undefined,
        1_000,
      );
    case 'queue':
      return make('policy_queue_full', `has ${used} requests waiting, as many as may wait`, undefined, 5_000);
    case 'window-requests':
      return make(
        'policy_rate_exceeded',
        `has made ${used} requests in its window of time, and may make ${allowed}`,
        'requests',
      );
    case 'window-tokens':
      return make('policy_rate_exceeded', `has used ${used} of ${allowed} tokens in its window of time`, 'tokens');
    case 'window-cost':
      return make(
        'policy_rate_exceeded',
        `has used ${dollars(used)} of ${dollars(allowed)} in its window of time`,
        'cost',
      );
    case 'daily-reserved':
    case 'weekly-reserved':
    case 'monthly-reserved':
    case 'total-reserved':
      return make(
        'policy_budget_reserved',
        `may use up its ${limit.slice(0, -'-reserved'.length)} budget of ${dollars(allowed)} with the requests that are under way`,
        'cost',
      );
    case 'daily':
    case 'weekly':
    case 'monthly':
    case 'total': {
      const period = periods[limit];
      const end = period ? calendar.endOf(period, now) : undefined;
      const until = end === undefined ? '' : `, until ${new Date(end).toISOString()}`;
      const message = `has used up its ${limit} budget: ${dollars(used)} of ${dollars(allowed)}${until}`;
      return make('policy_budget_exhausted', message, 'cost', end === undefined ? 0 : end - now);
    }
  }
}

const dollars = (nanoDollars: number): string => `$${formatDollars(BigInt(Math.round(nanoDollars)))}`;
