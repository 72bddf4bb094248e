type Fields = object;

export interface TakenOver<Values> {
  readonly values: Values;
  /** Fields that were changed here and by somebody else, each to something else. */
  readonly contested: readonly (keyof Values)[];
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Brings what others have changed in a record into a form that is open on it, field by field: what was entered stays, all else becomes what the
 * record says now.
 * @param before what the record said when the form took it last
 */
export function takeOver<Values extends Fields>(before: Values, entered: Values, current: Values): TakenOver<Values> {
  const names = Object.keys(current) as (keyof Values)[];
  const touched = names.filter((name) => !isSame(entered[name], before[name]));
  return {
    values: { ...current, ...Object.fromEntries(touched.map((name) => [name, entered[name]])) },
    contested: touched.filter((name) => !isSame(before[name], current[name]) && !isSame(entered[name], current[name])),
  };
}
