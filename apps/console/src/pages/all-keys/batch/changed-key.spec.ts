import { describe, expect, it } from 'vitest';
import { type KeyAspects, aspectsOf, changedKey, isSameAspect } from './changed-key';

const apiKey: KeyAspects = {
  ...{ enabled: true, groupName: null, accountId: 'acc_1', accountName: 'max', tags: ['old'], validFor: 'P30D' },
};

describe('changedKey', () => {
  it('leaves what a change does not name', () => {
    expect(changedKey(apiKey, {})).toEqual(apiKey);
    expect(changedKey(apiKey, { enabled: false })).toEqual({ ...apiKey, enabled: false });
  });

  it('takes away what is null', () => {
    const after = changedKey(apiKey, { tags: null, expiresAt: null });
    expect(after).toMatchObject({ tags: undefined, validFor: undefined, expiresAt: undefined });
  });

  it('binds to a group in the place of an account', () => {
    const after = changedKey(apiKey, { groupId: 'grp_1', accountId: null }, 'research');
    expect(after).toMatchObject({ groupId: 'grp_1', groupName: 'research', accountName: null });
    expect(after).toHaveProperty('accountId', undefined);
  });

  it('puts a date in the place of a time from the first use', () => {
    const after = changedKey(apiKey, { expiresAt: '2030-01-01T00:00:00Z' });
    expect(after.expiresAt).toBe('2030-01-01T00:00:00Z');
    expect(after).toHaveProperty('validFor', undefined);
  });
});

describe('aspectsOf', () => {
  it('names what is changed, also where it is taken away', () => {
    expect(aspectsOf({ tags: null, enabled: false })).toEqual(['state', 'tags']);
    expect(aspectsOf({})).toEqual([]);
  });
});

describe('isSameAspect', () => {
  it('tells keys that are so already from those that become so', () => {
    expect(isSameAspect('state', apiKey, changedKey(apiKey, { enabled: true }))).toBe(true);
    expect(isSameAspect('tags', apiKey, changedKey(apiKey, { tags: ['new'] }))).toBe(false);
  });
});
