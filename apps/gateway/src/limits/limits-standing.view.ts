import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Standing, WindowStanding } from '@app/usage';
import type { Plain } from '../control-plane/plain';
import { withChanges } from '../control-plane/validation/with-changes';
import { CostStandingView, CountStandingView, viewOfCost, viewOfCount } from './amount.view';
import { BudgetView, recentOf, viewOfBudget } from './budget.view';
import { momentOf } from './moment';

export class ConcurrencyView {
  @ApiProperty({ type: Number })
  limit!: number;

  @ApiProperty({ type: Number })
  underWay!: number;

  @ApiProperty({ type: Number })
  remaining!: number;
}

export class RequestQueueView {
  @ApiProperty({ type: Number })
  size!: number;

  @ApiProperty({ type: Number })
  timeoutMs!: number;

  @ApiProperty({ type: Number, description: 'Requests that wait for a free slot.' })
  waiting!: number;
}

export class WindowView {
  @ApiProperty({ type: Number, description: 'Any span of so many minutes.' })
  minutes!: number;

  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'When the oldest of it leaves, and some of it is free again; null: nothing is in it.',
  })
  resetsAt!: string | null;

  @ApiPropertyOptional({ type: CountStandingView })
  requests?: Plain<CountStandingView>;

  @ApiPropertyOptional({ type: CountStandingView })
  tokens?: Plain<CountStandingView>;

  @ApiPropertyOptional({ type: CostStandingView })
  cost?: Plain<CostStandingView>;
}

/** What is absent is not limited. */
export class LimitsStandingView {
  @ApiPropertyOptional({ type: ConcurrencyView })
  concurrency?: Plain<ConcurrencyView>;

  @ApiPropertyOptional({ type: RequestQueueView })
  queue?: Plain<RequestQueueView>;

  @ApiPropertyOptional({ type: WindowView })
  window?: Plain<WindowView>;

  @ApiProperty({ type: [BudgetView] })
  budgets!: readonly Plain<BudgetView>[];
}

/** @param now milliseconds since the epoch */
export function viewOfLimits(standing: Standing, now: number): Plain<LimitsStandingView> {
  const { concurrency, queue, window, budgets } = standing.limits;
  return withChanges<Plain<LimitsStandingView>>(
    { budgets: budgets.map((budget) => viewOfBudget(budget, recentOf(budget, standing), now)) },
    { concurrency, queue, window: window && viewOfWindow(window) },
  );
}

function viewOfWindow({ minutes, oldestLeavesAt, requests, tokens, cost }: WindowStanding): Plain<WindowView> {
  return {
    ...{ minutes, resetsAt: momentOf(oldestLeavesAt) },
    ...(requests ? { requests: viewOfCount(requests) } : {}),
    ...(tokens ? { tokens: viewOfCount(tokens) } : {}),
    ...(cost ? { cost: viewOfCost(cost) } : {}),
  };
}
