import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { isDeeperThan } from '../../control-plane/validation/is-deeper-than';

const MOST_BYTES = 65_536;
const MOST_LEVELS = 10;

function isManagedSettings(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isDeeperThan(value, MOST_LEVELS))
    return false;
  return Buffer.byteLength(JSON.stringify(value)) <= MOST_BYTES;
}

export const ManagedSettingsField = ({ nullable }: { readonly nullable: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: 'object', additionalProperties: true, selfRequired: false, nullable },
      description:
        'What Claude Code of the members is to be set to: a JSON object of at most 64 KiB. Replaces all former settings.',
    }),
    ValidateBy({
      name: 'isManagedSettings',
      validator: {
        validate: isManagedSettings,
        defaultMessage: () =>
          `$property must be a JSON object of at most ${MOST_BYTES} bytes, nested no deeper than ${MOST_LEVELS} levels`,
      },
    }),
  );
