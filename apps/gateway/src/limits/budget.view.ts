import { ApiProperty } from '@nestjs/swagger';
import { formatDollars } from '@app/common';
import { type BudgetStanding, type RecentSpending, type Standing, forecastBudget } from '@app/usage';
import type { Plain } from '../control-plane/plain';
import { CostStandingView, viewOfCost } from './amount.view';
import { momentOf } from './moment';

export const budgetNames = ['daily', 'weekly', 'monthly', 'total'] as const satisfies BudgetStanding['budget'][];

export class BudgetForecastView {
  @ApiProperty({
    type: String,
    example: '1.25',
    description: 'At the rate of lately: of hours for a day, else of days.',
  })
  spentPerHourUsd!: string;

  @ApiProperty({ type: String, nullable: true, description: 'What its period will have cost at this rate.' })
  expectedAtEndUsd!: string | null;

  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'This moment where it is used up; null: not before it begins anew, nor within a year.',
  })
  runsOutAt!: string | null;
}

export class BudgetView extends CostStandingView {
  @ApiProperty({ enum: budgetNames, example: 'daily' })
  budget!: BudgetStanding['budget'];

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: never.' })
  resetsAt!: string | null;

  @ApiProperty({ type: BudgetForecastView })
  forecast!: Plain<BudgetForecastView>;
}

/** @param now milliseconds since the epoch */
export function viewOfBudget(budget: BudgetStanding, recent: RecentSpending, now: number): Plain<BudgetView> {
  const { spentPerHour, expectedAtEnd, runsOutAt } = forecastBudget(budget, recent, now);
  return {
    budget: budget.budget,
    ...viewOfCost(budget),
    resetsAt: momentOf(budget.period?.endsAt),
    forecast: {
      spentPerHourUsd: formatDollars(rounded(spentPerHour)),
      expectedAtEndUsd: expectedAtEnd === undefined ? null : formatDollars(rounded(expectedAtEnd)),
      runsOutAt: momentOf(runsOutAt),
    },
  };
}

/** What a day brings is told by its last hours; weeks have nights, and months have weekends. */
export const recentOf = ({ budget }: BudgetStanding, { lastHours, lastDays }: Standing): RecentSpending =>
  budget === 'daily' ? lastHours : lastDays;

/** To a hundredth of a cent: more would say that the future is known so well. */
const ROUNDING = 100_000n;
const rounded = (nanoDollars: bigint): bigint => ((nanoDollars + ROUNDING / 2n) / ROUNDING) * ROUNDING;
