import type { Limits } from '@app/common';
import { type RedisConnection, partitionOf, redisKeys } from '@app/redis';
import type { Calendar } from '../calendar/calendar';
import { budgets } from '../admission/terms';
import { amountOf, settledOf, sumOf } from '../standing/amounts';
import { windowSums } from '../standing/window-sums';

/** A key, or a person over all keys, that has spent something. */
export interface Spender {
  readonly kind: 'key' | 'user';
  readonly id: string;
  readonly name: string;
  /** Whose partition it is counted in. */
  readonly userId: string;
  /** As admission holds them against it. */
  readonly limits: Limits | undefined;
  /** Account groups that it may use; empty: it is bound to none. */
  readonly groupIds: readonly string[];
}

export type BudgetName = 'daily' | 'weekly' | 'monthly' | 'total' | 'window';

/** How much of a budget is used. Amounts in nano-dollars. */
export interface BudgetState {
  readonly budget: BudgetName;
  readonly limit: bigint;
  readonly used: bigint;
  /** First and following day of a calendar period: `2026-11-21` and milliseconds since the epoch. */
  readonly period?: { readonly firstDay: string; readonly endsAt: number };
  /** Length of a window. */
  readonly minutes?: number;
}

/** Reads what was spent where admission reads it. What requests under way reserve is not spent. */
export class BudgetStates {
  constructor(
    private readonly connection: RedisConnection,
    private readonly calendar: Calendar,
  ) {}

  /** @param at milliseconds since the epoch: whose day, week and month, and the end of which window */
  async of({ kind, id, userId, limits }: Spender, at: number): Promise<BudgetState[]> {
    if (!limits) return [];
    const partition = partitionOf(userId);
    const isKey = kind === 'key';
    const found: BudgetState[] = [];
    const periods = budgets.filter(({ limit }) => limits[limit] !== undefined);
    if (periods.length > 0 || limits.totalCostUsd !== undefined) {
      const spentKey = isKey ? redisKeys.spentByKey(partition, id) : redisKeys.spentByUser(partition, id);
      const spent = await this.connection.hgetall(spentKey);
      for (const { name, limit, period } of periods) {
        const days = this.calendar.daysOf(period, at);
        const endsAt = this.calendar.endOf(period, at);
        found.push({
          ...{ budget: name, limit: amountOf(limits[limit]), used: sumOf(days.map((day) => spent[day])) },
          period: { firstDay: days.at(-1) ?? '', endsAt },
        });
      }
      if (limits.totalCostUsd !== undefined) {
        found.push({ budget: 'total', limit: amountOf(limits.totalCostUsd), used: settledOf(spent) });
      }
    }
    const { minutes, costUsd } = limits.window ?? {};
    if (minutes !== undefined && costUsd !== undefined) {
      const windowOf = isKey ? redisKeys.windowOfKey : redisKeys.windowOfUser;
      const fields = await this.connection.hgetall(windowOf(partition, id, minutes));
      const { nanoDollars: used } = windowSums(fields, minutes, at);
      found.push({ budget: 'window', limit: amountOf(costUsd), used, minutes });
    }
    return found;
  }
}
