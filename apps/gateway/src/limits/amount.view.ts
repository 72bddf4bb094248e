import { ApiProperty } from '@nestjs/swagger';
import { formatDollars } from '@app/common';
import type { AmountStanding } from '@app/usage';
import type { Plain } from '../control-plane/plain';

export class CountStandingView {
  @ApiProperty({ type: Number })
  limit!: number;

  @ApiProperty({ type: Number })
  used!: number;

  @ApiProperty({ type: Number, description: 'What requests under way may become.' })
  reserved!: number;

  @ApiProperty({ type: Number, description: 'Neither used nor reserved.' })
  remaining!: number;
}

export class CostStandingView {
  @ApiProperty({ type: String, example: '20' })
  limitUsd!: string;

  @ApiProperty({ type: String, example: '12.5' })
  usedUsd!: string;

  @ApiProperty({ type: String, example: '0.75', description: 'What requests under way may become.' })
  reservedUsd!: string;

  @ApiProperty({ type: String, example: '6.75', description: 'Neither used nor reserved.' })
  remainingUsd!: string;
}

export const viewOfCount = ({ limit, used, reserved, remaining }: AmountStanding): Plain<CountStandingView> => ({
  ...{ limit: Number(limit), used: Number(used), reserved: Number(reserved), remaining: Number(remaining) },
});

export const viewOfCost = ({ limit, used, reserved, remaining }: AmountStanding): Plain<CostStandingView> => ({
  ...{ limitUsd: formatDollars(limit), usedUsd: formatDollars(used) },
  ...{ reservedUsd: formatDollars(reserved), remainingUsd: formatDollars(remaining) },
});
