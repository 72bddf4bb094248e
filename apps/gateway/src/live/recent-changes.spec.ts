import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_MS, RecentChanges } from './recent-changes';

function changesAt(start = 0): { readonly changes: RecentChanges; readonly pass: (milliseconds: number) => void } {
  let now = start;
  return { changes: new RecentChanges(() => now), pass: (milliseconds) => void (now += milliseconds) };
}

describe('changes of the last minute', () => {
  it('are told by kind to whoever may read it, each record once, and only those since a moment', () => {
    const { changes, pass } = changesAt();
    changes.note('accounts', 'acc_0');
    pass(100);
    for (const id of ['acc_1', 'acc_2', 'acc_1']) changes.note('accounts', id);
    changes.note('users', 'usr_1');
    expect(changes.since(99)).toEqual([
      { event: 'changed', data: { kind: 'accounts', ids: ['acc_2', 'acc_1'] }, permission: 'accounts.read' },
      { event: 'changed', data: { kind: 'users', ids: ['usr_1'] }, permission: 'users.read' },
    ]);
    expect(changes.since(100)).toEqual([]);
  });

  it('are told to a person where they are theirs or may concern everybody', () => {
    const { changes } = changesAt();
    changes.noteOwn('usr_1', 'api-keys', 'key_1');
    changes.noteOwn('usr_2', 'api-keys', 'key_2');
    changes.noteOwn(undefined, 'key-policies', 'pol_1');
    expect(changes.ownSince('usr_1', -1).map(({ data }) => data)).toEqual([
      { kind: 'api-keys', ids: ['key_1'] },
      { kind: 'key-policies', ids: ['pol_1'] },
    ]);
    expect(changes.ownSince('usr_3', -1).map(({ data }) => data)).toEqual([{ kind: 'key-policies', ids: ['pol_1'] }]);
  });

  it('are more than can be named where there are more than a hundred', () => {
    const { changes } = changesAt();
    for (let number = 0; number < 300; number += 1) changes.note('api-keys', `key_${number % 100}`);
    const hundred = changes.since(-1).flatMap(({ data }) => (data as { ids: string[] }).ids);
    expect(hundred).toHaveLength(100);
    changes.note('api-keys', 'key_100');
    expect(changes.since(-1)).toMatchObject([{ data: { kind: 'api-keys', ids: null } }]);
    for (let number = 0; number < 300; number += 1) changes.noteOwn('usr_1', 'api-keys', `key_${number}`);
    changes.noteOwn(undefined, 'api-keys', 'key_301');
    expect(changes.ownSince('usr_1', -1)).toMatchObject([{ data: { kind: 'api-keys', ids: null } }]);
  });

  it('leave out none that can be asked for, and are forgotten when a minute has passed', () => {
    const steps = fc.array(
      fc.record({ wait: fc.integer({ min: 0, max: 20_000 }), id: fc.constantFrom('a', 'b', 'c') }),
    );
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: KNOWN_MS }), (noted, missed) => {
        const { changes, pass } = changesAt(1_000_000);
        const all: { at: number; id: string }[] = [];
        let now = 1_000_000;
        for (const { wait, id } of noted) {
          pass(wait);
          now += wait;
          changes.note('webhooks', id);
          all.push({ at: now, id });
        }
        const expected = new Set(all.filter(({ at }) => at > now - missed).map(({ id }) => id));
        const told = changes.since(now - missed).flatMap(({ data }) => (data as { ids: string[] }).ids);
        expect(new Set(told)).toEqual(expected);
      }),
    );
    const { changes, pass } = changesAt();
    changes.note('prices', 'old');
    pass(KNOWN_MS + 1);
    changes.note('users', 'new');
    expect(changes.since(0).map(({ data }) => data)).toEqual([{ kind: 'users', ids: ['new'] }]);
  });
});
