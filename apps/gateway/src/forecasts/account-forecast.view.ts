import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { WindowForecast } from '@app/accounts';
import type { Plain } from '../control-plane/plain';
import { BudgetView } from '../limits/budget.view';
import { momentOf } from '../limits/moment';

export class WindowForecastView {
  @ApiProperty({ type: String, description: 'As the upstream names it.', example: '5h' })
  window!: string;

  @ApiPropertyOptional({ type: String, description: 'The family of models that it limits; absent: all.' })
  family?: string;

  @ApiProperty({ type: Number, nullable: true, description: '0 to 1 and above; null: not said.', example: 0.82 })
  utilization!: number | null;

  @ApiProperty({
    ...{ type: Number, nullable: true, example: 0.3 },
    description: 'What share of it an hour uses up, at the rate of lately; null: too little is known.',
  })
  burnRatePerHour!: number | null;

  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'This moment where it is used up; null: not before its reset, or nobody knows.',
  })
  runsOutAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: not said.' })
  resetsAt!: string | null;
}

export class AccountForecastView {
  @ApiProperty({ type: [WindowForecastView], description: "The upstream's own limits that count at this moment." })
  windows!: readonly Plain<WindowForecastView>[];

  @ApiPropertyOptional({ type: BudgetView, description: 'Its own `dailyCostUsd`.' })
  dailyCost?: Plain<BudgetView>;
}

const rounded = (share: number | undefined): number | null =>
  share === undefined ? null : Math.round(share * 10_000) / 10_000;

export const viewOfWindowForecast = (forecast: WindowForecast): Plain<WindowForecastView> => ({
  window: forecast.window,
  ...(forecast.family === undefined ? {} : { family: forecast.family }),
  ...{ utilization: rounded(forecast.utilization), burnRatePerHour: rounded(forecast.burnRatePerHour) },
  ...{ runsOutAt: momentOf(forecast.runsOutAt), resetsAt: momentOf(forecast.resetsAt) },
});
