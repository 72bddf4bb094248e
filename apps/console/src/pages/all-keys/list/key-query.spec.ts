import { describe, expect, it } from 'vitest';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';
import { keyQueryOf } from './key-query';

const asked = (address: string): ReturnType<typeof keyQueryOf> => {
  const parameters = new URLSearchParams(address);
  const value = (name: string): string | undefined => parameters.get(name) ?? undefined;
  return keyQueryOf({ search: value('search') ?? '', sort: value('sort'), cursor: value('cursor'), filter: value });
};

describe('keyQueryOf', () => {
  it('asks for a page of all keys where the address says nothing', () => {
    expect(asked('')).toEqual({ limit: ROWS_OF_A_PAGE });
  });

  it('hands on all that keys can be narrowed by', () => {
    expect(asked('search=lap&sort=-owner&userId=usr_1&groupId=grp_1&accountId=acc_1&tag=night&origin=self')).toEqual({
      ...{
        limit: ROWS_OF_A_PAGE,
        search: 'lap',
        sort: '-owner',
        userId: 'usr_1',
        groupId: 'grp_1',
        accountId: 'acc_1',
      },
      ...{ tag: 'night', origin: 'self' },
    });
  });

  it('means keys that can be used by those that are enabled', () => {
    expect(asked('state=enabled')).toEqual({ limit: ROWS_OF_A_PAGE, enabled: true, expired: false });
    expect(asked('state=resting')).toEqual({ limit: ROWS_OF_A_PAGE, ownerActive: false });
  });

  it('passes over what nothing can be narrowed or sorted by', () => {
    expect(asked('state=gone&origin=me&sort=limits')).toEqual({ limit: ROWS_OF_A_PAGE });
  });
});
