import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { UsageSource } from '@app/common';
import type { Outcome } from '@app/usage';
import { MayBeAbsent } from '../control-plane/validation/optional';

const outcomeNames = {
  ...{ completed: true, 'caller-left': true, 'upstream-failed': true },
  ...{ 'upstream-interrupted': true, 'gateway-lost': true },
} satisfies Record<Outcome, true>;
export const outcomes = Object.keys(outcomeNames) as Outcome[];
export const sources = ['exact', 'partial', 'estimated'] as const satisfies readonly UsageSource[];

const LONGEST_ID = 100;

/** An id that records may have in a field. One that nobody has fits none. */
export const IdField = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, maxLength: LONGEST_ID, description }),
    MayBeAbsent(),
    IsString(),
    MaxLength(LONGEST_ID),
  );
