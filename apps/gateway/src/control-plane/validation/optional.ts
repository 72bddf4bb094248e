import { ValidateIf } from 'class-validator';

/** The field may be left out; null is not accepted in its place. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== undefined);

/** The field may be left out (stays as it is) or null (is taken away). */
export const MayBeCleared = (): PropertyDecorator =>
  ValidateIf((_, value: unknown) => value !== undefined && value !== null);
