import { describe, expect, it } from 'vitest';
import { ROWS_OF_A_PAGE } from '../../lists/rows-of-a-page';
import { accountQuery } from './account-query';

const query = (address: string): ReturnType<typeof accountQuery> => {
  const parameters = new URLSearchParams(address);
  return accountQuery({
    search: parameters.get('search') ?? '',
    sort: parameters.get('sort') ?? undefined,
    cursor: parameters.get('cursor') ?? undefined,
    filter: (name) => parameters.get(name) ?? undefined,
  });
};

describe('accountQuery', () => {
  it('asks for what the address says', () => {
    expect(query('search=team&sort=-spent&state=cooling&platform=claude&personal=false&groupId=grp_1')).toEqual({
      ...{
        limit: ROWS_OF_A_PAGE,
        search: 'team',
        sort: '-spent',
        state: 'cooling',
        platform: 'claude',
        personal: false,
      },
      groupId: 'grp_1',
    });
  });

  it('leaves out what the control plane would refuse', () => {
    expect(query('sort=secret&state=asleep&platform=mainframe&personal=perhaps')).toEqual({ limit: ROWS_OF_A_PAGE });
  });
});
