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

/** The field is named beside its message, and so is none of the forms in which the validator names it. */
function withoutName(message: string, property: string): string {
  const forms = [
    [`${property} `, ''],
    [`each value in ${property} `, 'each value '],
    [`nested property ${property} `, ''],
    [`All ${property}'s `, 'all '],
  ] as const;
  const [named, kept] = forms.find(([form]) => message.startsWith(form)) ?? ['', ''];
  return kept + message.slice(named.length);
}
