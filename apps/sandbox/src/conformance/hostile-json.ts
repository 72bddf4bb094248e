import fc from 'fast-check';

/** JSON objects that have members of these names in places and of types where nobody expects them. */
export const hostileJson = (names: readonly string[]): fc.Arbitrary<Record<string, unknown>> => {
  const key = fc.constantFrom(...names);
  const scalar = fc.constantFrom(
    null,
    true,
    0,
    -1,
    1.5,
    1e300,
    '',
    'user',
    'x',
    '__proto__',
    'tool parallel',
    '\ud800',
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  return fc.dictionary(key, value, { maxKeys: 6, noNullPrototype: true });
};
