import { expect, it } from 'vitest';
import { takeOver } from './take-over';

const before = { name: 'a', tags: ['x'], limit: 1 };

it('takes over what only others have changed, and keeps what was entered here', () => {
  const current = { name: 'a', tags: ['x', 'y'], limit: 1 };
  expect(takeOver(before, { ...before, limit: 2 }, current)).toEqual({
    values: { name: 'a', tags: ['x', 'y'], limit: 2 },
    contested: [],
  });
});

it('keeps what was entered where somebody else has changed the same, and says so', () => {
  const taken = takeOver(before, { ...before, tags: ['z'] }, { ...before, tags: [] });
  expect(taken).toEqual({ values: { ...before, tags: ['z'] }, contested: ['tags'] });
});

it('contests nothing where both say the same, as after one has saved it', () => {
  const current = { ...before, limit: 5 };
  expect(takeOver(before, current, current)).toEqual({ values: current, contested: [] });
});
