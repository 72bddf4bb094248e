import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, ValidateBy } from 'class-validator';
import { normalDn } from '@app/auth';

const MOST_GROUPS = 200;
const LONGEST_DN = 1_000;

const isDn = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= LONGEST_DN && normalDn(value) !== undefined;

export const DirectoryGroupsField = ({ nullable }: { readonly nullable: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...{ type: [String], required: false, nullable, example: ['cn=research,ou=groups,dc=example,dc=org'] },
      description: `Distinguished names: whoever is in one of these groups of the directory belongs to this group. At most ${MOST_GROUPS}.`,
    }),
    IsArray(),
    ArrayMaxSize(MOST_GROUPS),
    ValidateBy(
      {
        name: 'isDn',
        validator: {
          validate: isDn,
          defaultMessage: () => `each value in $property must be a distinguished name of at most ${LONGEST_DN} letters`,
        },
      },
      { each: true },
    ),
  );

/** Distinguished names in the one spelling in which records keep them, each once. None at all, and null, take them away. */
export function directoryGroupsFrom(names: readonly string[] | null | undefined): string[] | null | undefined {
  if (!names) return names;
  const normal = names.map(normalDn).filter((name) => name !== undefined);
  return normal.length === 0 ? null : [...new Set(normal)];
}
