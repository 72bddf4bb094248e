import { problemOf } from './problem';

/** What was refused, by the dotted path of its field: for `form.setErrors`. Empty where no field is to blame. */
export function fieldErrors(error: unknown): Record<string, string> {
  return Object.fromEntries(problemOf(error).fields.map(({ field, message }) => [field, message]));
}
