import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { directoryValueObjection } from '@app/auth';
import type { DirectoryField } from '@app/config';
import { MayBeCleared } from '../../control-plane/validation/optional';

/** A value of the directory's settings, held against the rule that its variable is held against. */
export const DirectoryValue = (field: DirectoryField): PropertyDecorator =>
  applyDecorators(
    MayBeCleared(),
    ValidateBy({
      name: 'isDirectoryValue',
      validator: {
        validate: (value) => directoryValueObjection(field, value) === undefined,
        defaultMessage: (given) => `$property ${directoryValueObjection(field, given?.value) ?? 'is not accepted'}`,
      },
    }),
  );
