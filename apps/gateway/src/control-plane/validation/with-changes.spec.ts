import { describe, expect, it } from 'vitest';
import { withChanges } from './with-changes';

interface Item {
  readonly name: string;
  readonly note?: string;
  readonly size?: number;
}
const item: Item = { name: 'a', note: 'b' };

describe('withChanges', () => {
  it('leaves what is not named, replaces what is, and takes away what is null', () => {
    expect(withChanges(item, {})).toStrictEqual(item);
    expect(withChanges(item, { name: undefined, note: undefined })).toStrictEqual(item);
    expect(withChanges(item, { name: 'c', size: 0 })).toStrictEqual({ name: 'c', note: 'b', size: 0 });
    expect(withChanges(item, { note: null, size: null })).toStrictEqual({ name: 'a' });
    expect(item).toStrictEqual({ name: 'a', note: 'b' });
  });
});
