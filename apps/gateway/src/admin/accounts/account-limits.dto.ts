import type { Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { type CooldownCause, cooldownCauses } from '@app/accounts';
import { MayBeAbsent } from '../../control-plane/validation/optional';

const LONGEST_SPACING_MS = 600_000;
const LONGEST_COOLDOWN_SECONDS = 7 * 86_400;

export class SerialQueueDto {
  @ApiProperty({ type: Number, minimum: 0, maximum: LONGEST_SPACING_MS, description: 'Between two messages.' })
  @IsInt()
  @Min(0)
  @Max(LONGEST_SPACING_MS)
  spacingMs!: number;
}

/** Seconds to leave an account alone by cause, over the defaults; 0: not at all. */
export type CooldownSeconds = Partial<Record<CooldownCause, number>>;

/** Its fields are those of the catalogue of causes. */
export const CooldownSecondsDto: Type<CooldownSeconds> = class CooldownSecondsDto {};

const prototype = CooldownSecondsDto.prototype as object;
for (const cause of cooldownCauses) {
  const decorators = [
    ApiPropertyOptional({ type: Number, minimum: 0, maximum: LONGEST_COOLDOWN_SECONDS }),
    ...[MayBeAbsent(), IsInt(), Min(0), Max(LONGEST_COOLDOWN_SECONDS)],
  ];
  for (const decorate of decorators) decorate(prototype, cause);
}
