import { setTimeout as delay } from 'node:timers/promises';
import type { Directory, DirectoryPerson } from '@app/auth';

/** Milliseconds that a server in the same building takes to find an entry, and to refuse a password. */
const SEARCH = { from: 2, to: 5 };
const BIND = { from: 15, to: 40 };

/** Answers as an LDAP server does and as late, and knows those whose names begin with `staff`. Every password is wrong. */
export const slowDirectory: Directory = {
  verify: async (username, _password, mayBind) => {
    await someTime(SEARCH);
    const person = username.startsWith('staff') ? personNamed(username) : undefined;
    if (person && !(await mayBind(person))) return { verdict: 'not-asked', person };
    await someTime(BIND);
    return person ? { verdict: 'wrong-password', person } : { verdict: 'unknown-user' };
  },
  find: () => Promise.resolve(new Map()),
  test: () => Promise.resolve([]),
};

export function personNamed(username: string): DirectoryPerson {
  return { entryId: `entry-${username}`, dn: `uid=${username},dc=example,dc=test`, username, groups: [] };
}

const someTime = ({ from, to }: { from: number; to: number }): Promise<void> =>
  delay(from + Math.random() * (to - from)).then(() => undefined);
