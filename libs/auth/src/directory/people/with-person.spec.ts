import { describe, expect, it } from 'vitest';
import { personNamed, userOfDirectory } from '../testing/people';
import { roleOf } from './role-of';
import { withPerson } from './with-person';

const roleMap = [
  { groupDn: 'CN=Heads, OU=Groups, DC=test', role: 'admin' },
  { groupDn: 'cn=ops,ou=groups,dc=test', role: 'operator' },
] as const;
const heads = 'cn=heads,ou=groups,dc=test';
const ops = 'cn=ops,ou=groups,dc=test';

describe('roleOf', () => {
  it('is what the first rule that fits says, in whatever spelling of the group', () => {
    expect(roleOf([ops, heads], roleMap)).toBe('admin');
    expect(roleOf([ops], roleMap)).toBe('operator');
  });

  it('is member where rules are and none fits, and nothing where there are none', () => {
    expect(roleOf(['cn=others,dc=test'], roleMap)).toBe('member');
    expect(roleOf([heads], [])).toBeUndefined();
  });
});

describe('withPerson', () => {
  const ada = userOfDirectory('ada', { role: 'operator', email: 'old@test', displayName: 'Ada', tags: ['a'] });

  it('takes over what the entry says, and nothing else', () => {
    const person = personNamed('Ada.L', { entryId: 'entry-ada', email: 'ada@test', groups: [ops, heads, ops] });
    expect(withPerson(ada, person, [])).toEqual({
      ...ada,
      ...{ username: 'ada.l', email: 'ada@test' },
      directory: { entryId: 'entry-ada', dn: person.dn, groups: [heads, ops] },
    });
  });

  it('lets the rules decide the role where there are rules', () => {
    expect(withPerson(ada, personNamed('ada'), roleMap).role).toBe('member');
    expect(withPerson(ada, personNamed('ada', { groups: [heads] }), roleMap).role).toBe('admin');
  });
});
