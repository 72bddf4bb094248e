import { expect, it } from 'vitest';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';
import { peopleQueryOf } from './people-query';

const listOf = (address: string): Parameters<typeof peopleQueryOf>[0] => {
  const parameters = new URLSearchParams(address);
  return {
    search: parameters.get('search') ?? '',
    sort: parameters.get('sort') ?? undefined,
    cursor: parameters.get('cursor') ?? undefined,
    filter: (name) => parameters.get(name) ?? undefined,
  };
};

it('asks for everybody where the address says nothing', () => {
  expect(peopleQueryOf(listOf(''))).toEqual({ limit: ROWS_OF_A_PAGE });
});

it('asks for what the address says', () => {
  const address =
    'search=ada&state=suspended&role=member&provider=directory&tag=ci&groupId=grp_1&sort=-keyCount&cursor=c';
  expect(peopleQueryOf(listOf(address))).toEqual({
    ...{ limit: ROWS_OF_A_PAGE, search: 'ada', enabled: true, active: false, role: 'member', provider: 'directory' },
    ...{ tag: 'ci', groupId: 'grp_1', sort: '-keyCount', cursor: 'c' },
  });
});

it('leaves out what the control plane would refuse', () => {
  expect(peopleQueryOf(listOf('state=odd&role=king&provider=x&sort=shoe'))).toEqual({ limit: ROWS_OF_A_PAGE });
});
