import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ServerTool,
  type ServiceClass,
  type TokenUsage,
  formatDollars,
  serverTools,
  serviceClasses,
} from '@app/common';
import { type CostFactor, type CostLine, type CountedCost, formatAttoDollars } from '@app/usage';
import type { Plain } from '../control-plane/plain';

class CostFactorView {
  @ApiProperty({ enum: ['class', 'region', 'account'] })
  of!: CostFactor['of'];

  @ApiProperty({ type: String, description: 'The class or region; the id of the account.', example: 'batch' })
  name!: string;

  @ApiProperty({ type: Number, description: 'Whole per cent.', example: 50 })
  percent!: number;
}

class CostLineView {
  @ApiProperty({ type: String })
  model!: string;

  @ApiPropertyOptional({
    type: String,
    description: 'The price that was counted with; absent: the model has no known price.',
    example: 'claude/claude-opus-4-6@2026-03-13#bundled',
  })
  priceId?: string;

  @ApiPropertyOptional({ type: String, description: 'Of a line of tokens.', example: 'cacheRead' })
  tokenClass?: keyof TokenUsage;

  @ApiPropertyOptional({ type: Number })
  tokens?: number;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Null: the model has no known price.' })
  usdPerMillionTokens?: string | null;

  @ApiPropertyOptional({ enum: serviceClasses, description: 'Absent: standard.' })
  serviceClass?: ServiceClass;

  @ApiPropertyOptional({ type: Number, description: 'The price is that of prompts with more tokens than this.' })
  aboveTokens?: number;

  @ApiPropertyOptional({ enum: serverTools, description: 'Of a line of a tool that the upstream ran.' })
  tool?: ServerTool;

  @ApiPropertyOptional({ type: Number })
  uses?: number;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Null: not known; the total is without it.' })
  usdPerUse?: string | null;

  @ApiProperty({
    type: [CostFactorView],
    description: 'What the line is multiplied by besides: all that is not 100 %.',
  })
  factors!: readonly CostFactorView[];

  @ApiProperty({ type: String, nullable: true, description: 'Exact, with up to 18 decimal places.' })
  costUsd!: string | null;
}

export class CostView {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null: a model that was used has no known price.',
  })
  totalUsd!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The sum of all lines, before it was rounded half up to nine decimal places: that is `totalUsd`.',
  })
  exactUsd!: string | null;

  @ApiProperty({ type: [CostLineView] })
  lines!: CostLineView[];
}

export function viewOfCost({ nanoDollars, lines }: CountedCost): Plain<CostView> {
  const isKnown = nanoDollars !== undefined;
  const exact = lines.reduce((sum, { cost = 0n }) => sum + cost, 0n);
  return {
    totalUsd: isKnown ? formatDollars(nanoDollars) : null,
    exactUsd: isKnown ? formatAttoDollars(exact) : null,
    lines: lines.map(viewOfLine),
  };
}

const NANO_PER_MICRO = 1_000n;
const dollarsOf = (microDollars: number | null): string | null =>
  microDollars === null ? null : formatDollars(BigInt(microDollars) * NANO_PER_MICRO);

function viewOfLine(line: CostLine): Plain<CostLineView> {
  const { model, priceId, factors, cost, price } = line;
  const shared = {
    ...{ model, factors, costUsd: cost === undefined ? null : formatAttoDollars(cost) },
    ...(priceId === undefined ? {} : { priceId }),
  };
  if (line.kind === 'tool') return { ...shared, tool: line.tool, uses: line.uses, usdPerUse: dollarsOf(price) };
  const { tokenClass, tokens, serviceClass, aboveTokens } = line;
  return {
    ...{ ...shared, tokenClass, tokens, usdPerMillionTokens: dollarsOf(price) },
    ...(serviceClass === undefined ? {} : { serviceClass }),
    ...(aboveTokens === undefined ? {} : { aboveTokens }),
  };
}
