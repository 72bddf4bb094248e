/** The value of an address where it is one that is known; anything else is as good as none. */
export function oneOf<Value extends string>(
  known: readonly Value[],
  value: string | null | undefined,
): Value | undefined {
  return known.find((each) => each === value);
}

/** The order of a list where its field is one that can be sorted by. */
export function sortOf<Field extends string>(
  fields: readonly Field[],
  sort: string | undefined,
): Field | `-${Field}` | undefined {
  const rising = oneOf(fields, sort);
  if (rising !== undefined) return rising;
  const falling = fields.find((field) => `-${field}` === sort);
  return falling === undefined ? undefined : `-${falling}`;
}
