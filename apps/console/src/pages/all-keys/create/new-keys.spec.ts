import { expect, it } from 'vitest';
import { anyKeyValuesOf } from '../form/any-key-values';
import { newKeysOf } from './new-keys';

const values = anyKeyValuesOf({ name: 'laptop' });

it('makes one key of that name for each person', () => {
  expect(newKeysOf(values, ['usr_1', 'usr_2'], 1)).toMatchObject([
    { name: 'laptop', userId: 'usr_1' },
    { name: 'laptop', userId: 'usr_2' },
  ]);
});

it('numbers them where somebody gets several', () => {
  expect(newKeysOf(values, ['usr_1'], 2)).toMatchObject([{ name: 'laptop 1' }, { name: 'laptop 2' }]);
});
