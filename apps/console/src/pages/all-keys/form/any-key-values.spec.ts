import { describe, expect, it } from 'vitest';
import { anyKeyChangeOf, anyKeyValuesOf, newAnyKeyOf } from './any-key-values';

const bound = anyKeyValuesOf({ name: 'laptop', accountId: 'acc_1', fallbackGroupId: 'grp_2', debug: false });

describe('newAnyKeyOf', () => {
  it('asks for a key of the whole pool where it is bound to nothing', () => {
    const values = { ...anyKeyValuesOf({ name: ' laptop ' }), groupId: 'grp_1', fallbackGroupId: 'grp_2' };
    expect(newAnyKeyOf(values)).toEqual({ name: 'laptop', debug: false, enabled: true });
  });

  it('binds to an account, and says what to turn to', () => {
    expect(newAnyKeyOf(bound)).toMatchObject({ accountId: 'acc_1', fallbackGroupId: 'grp_2' });
  });
});

describe('anyKeyChangeOf', () => {
  it('changes nothing where nothing is another', () => {
    expect(anyKeyChangeOf(bound, bound)).toEqual({});
  });

  it('puts a group in the place of an account', () => {
    expect(anyKeyChangeOf(bound, { ...bound, bindTo: 'group', groupId: 'grp_1' })).toEqual({
      ...{ groupId: 'grp_1', accountId: null },
    });
  });

  it('takes away what to turn to with the binding', () => {
    expect(anyKeyChangeOf(bound, { ...bound, bindTo: 'pool' })).toEqual({ accountId: null, fallbackGroupId: null });
  });

  it('changes name and debugging', () => {
    expect(anyKeyChangeOf(bound, { ...bound, name: 'desk', debug: true })).toEqual({ name: 'desk', debug: true });
  });
});
