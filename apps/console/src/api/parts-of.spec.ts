import { expect, it } from 'vitest';
import { partsOf } from './parts-of';

it('leaves nothing out and makes no part that is empty', () => {
  expect(partsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(partsOf([1, 2], 2)).toEqual([[1, 2]]);
  expect(partsOf([], 2)).toEqual([]);
});
