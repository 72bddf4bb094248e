import { describe, expect, it } from 'vitest';
import { changedFields } from './changed-fields';

describe('changedFields', () => {
  it('keeps the fields that differ, and no others', () => {
    const before = { id: 'a', name: 'old', tags: ['x'], limits: { a: 1, b: 2 } };
    const after = { id: 'a', name: 'new', tags: ['x'], limits: { b: 2, a: 1 }, email: 'e' };
    expect(changedFields(before, after)).toEqual({ before: { name: 'old' }, after: { name: 'new', email: 'e' } });
  });

  it('says what a field was that is gone', () => {
    expect(changedFields({ id: 'a', email: 'e' }, { id: 'a' })).toEqual({ before: { email: 'e' }, after: {} });
  });

  it('has a new record as after, and one that goes as before', () => {
    expect(changedFields(undefined, { id: 'a' })).toEqual({ after: { id: 'a' } });
    expect(changedFields({ id: 'a' }, undefined)).toEqual({ before: { id: 'a' } });
  });
});
