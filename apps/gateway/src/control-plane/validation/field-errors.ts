import type { ValidationError } from '@nestjs/common';
import type { FieldError } from '../problem/control-plane-error';

/** The validator's tree of complaints as a flat list with dotted paths. */
export function fieldErrorsOf(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = parent === '' ? property : `${parent}.${property}`;
    const own = Object.entries(constraints).map(([rule, message]) => ({
      field,
      message: rule === 'whitelistValidation' ? 'is not a field of this request' : withoutName(message, property),
    }));
    return [...own, ...fieldErrorsOf(children, field)];
  });
}

const withoutName = (message: string, property: string): string =>
  message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
