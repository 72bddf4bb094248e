import { describe, expect, it } from 'vitest';
import type { DirectoryConnection } from './directory-connection';
import { GroupReader } from './group-reader';

/** A directory that fills memberOf: group → the groups that it is in. */
function readerOf(parents: Readonly<Record<string, readonly string[]>>): {
  groupsOf: (...memberOf: string[]) => Promise<string[]>;
  reads: string[];
  tooMany: string[];
} {
  const reads: string[] = [];
  const tooMany: string[] = [];
  const connection: Pick<DirectoryConnection, 'read' | 'search'> = {
    read: (_step, dn) => {
      reads.push(dn);
      const memberOf = [...(parents[dn] ?? [])];
      return Promise.resolve(dn in parents ? { dn, memberOf } : undefined);
    },
    search: () => Promise.resolve([]),
  };
  const reader = new GroupReader(connection, 'dc=test', (dn) => tooMany.push(dn));
  const groupsOf = (...memberOf: string[]): Promise<string[]> =>
    reader.groupsOf({ dn: 'cn=me', username: 'me', memberOf });
  return { groupsOf, reads, tooMany };
}

describe('GroupReader', () => {
  it('reads groups within groups, each once, in one spelling', async () => {
    const { groupsOf, reads } = readerOf({
      'CN=a': ['CN=b', 'CN=c'],
      'CN=b': ['CN=d'],
      'CN=c': ['cn = D'],
      'CN=d': [],
    });
    expect(await groupsOf('CN=a')).toEqual(['cn=a', 'cn=b', 'cn=c', 'cn=d']);
    expect(await groupsOf('CN=b', 'CN=a')).toEqual(['cn=a', 'cn=b', 'cn=c', 'cn=d']);
    expect(reads).toEqual(['CN=a', 'CN=b', 'CN=c', 'CN=d']);
  });

  it('ends where groups contain each other', async () => {
    const { groupsOf } = readerOf({ 'cn=a': ['cn=b'], 'cn=b': ['cn=c', 'cn=b'], 'cn=c': ['cn=a'] });
    expect(await groupsOf('cn=a')).toEqual(['cn=a', 'cn=b', 'cn=c']);
  });

  it('goes ten groups deep', async () => {
    const chain = Array.from({ length: 20 }, (_, depth) => [`cn=${depth}`, [`cn=${depth + 1}`]] as const);
    expect(await readerOf(Object.fromEntries(chain)).groupsOf('cn=0')).toHaveLength(10);
  });

  it('reads five hundred groups of one person, and says that there were more', async () => {
    const names = Array.from({ length: 501 }, (_, number) => `cn=${number}`);
    const enough = readerOf({});
    expect(await enough.groupsOf(...names.slice(1))).toHaveLength(500);
    expect(enough.tooMany).toEqual([]);
    const more = readerOf({});
    expect(await more.groupsOf(...names)).toHaveLength(500);
    expect(more.tooMany).toEqual(['cn=me']);
  });

  it('takes a group that cannot be read for one that is in no other, and leaves out what is no DN', async () => {
    expect(await readerOf({}).groupsOf('cn=hidden', 'no DN')).toEqual(['cn=hidden']);
  });
});
