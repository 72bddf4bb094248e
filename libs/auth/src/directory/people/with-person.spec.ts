import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUser } from '../../users/user';
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

  it('leaves out texts in which nothing can be seen: a record with one could not be read', () => {
    const person = personNamed(' \u00a0', { entryId: 'entry-ada', email: ' ', displayName: '' });
    expect(withPerson(ada, person, [])).toMatchObject({ username: 'ada', email: 'old@test', displayName: 'Ada' });
  });

  it('makes a record that can be read, of whatever an entry says', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.array(text.filter(Boolean), { maxLength: 3 }),
        (username, email, displayName, groups) => {
          const changed = withPerson(ada, personNamed(username, { email, displayName, groups }), []);
          expect(decodeUser(JSON.parse(JSON.stringify(changed)))).toEqual(JSON.parse(JSON.stringify(changed)));
          expect(decodeUser(changed)).toBeDefined();
        },
      ),
    );
  });
});
