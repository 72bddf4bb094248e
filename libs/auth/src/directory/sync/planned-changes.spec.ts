import { describe, expect, it } from 'vitest';
import { personNamed, userOfDirectory } from '../testing/people';
import { plannedChanges } from './planned-changes';

const ada = userOfDirectory('ada');
const inDirectory = (changed: Parameters<typeof personNamed>[1] = {}) =>
  new Map([['entry-ada', personNamed('ada', changed)]]);

describe('plannedChanges', () => {
  it('leaves a person of whom the directory says the same as before', () => {
    const [plan] = plannedChanges([ada], inDirectory(), []);
    expect(plan?.apply(ada)).toEqual(ada);
    expect(plan).toMatchObject({ suspends: false, loses: false, restores: false });
  });

  it('takes somebody for gone who is not found, and keeps what was said last', () => {
    const [plan] = plannedChanges([ada], new Map(), []);
    expect(plan?.apply(ada)).toEqual({ ...ada, directory: { ...ada.directory, suspended: 'gone' } });
    expect(plan).toMatchObject({ suspends: true, loses: true, restores: false });
  });

  it('suspends and restores as the entry says', () => {
    const [suspended] = plannedChanges([ada], inDirectory({ suspended: 'disabled' }), []);
    expect(suspended).toMatchObject({ suspends: true, loses: true, restores: false });
    const gone = plannedChanges([ada], new Map(), [])[0]?.apply(ada);
    const [back] = plannedChanges([gone ?? ada], inDirectory(), []);
    expect(back).toMatchObject({ suspends: false, restores: true });
    expect(back?.apply(gone ?? ada)).toEqual(ada);
  });

  it('counts a lower role and the end of the last group as a loss, and neither a higher role nor another group', () => {
    const roleMap = [{ groupDn: 'cn=ops,dc=test', role: 'admin' as const }];
    const admin = {
      ...ada,
      role: 'admin' as const,
      directory: { ...ada.directory!, groups: ['cn=ops,dc=test', 'cn=all,dc=test'] },
    };
    const lossOf = (user: typeof admin | typeof ada, groups: string[], map = roleMap) =>
      plannedChanges([user], inDirectory({ groups }), map)[0]?.loses;
    expect(lossOf(admin, ['cn=ops,dc=test'])).toBe(false);
    expect(lossOf(admin, ['cn=all,dc=test'])).toBe(true);
    expect(lossOf(admin, [], [])).toBe(true);
    expect(lossOf(ada, ['cn=ops,dc=test'])).toBe(false);
    expect(lossOf({ ...admin, enabled: false }, [])).toBe(false);
  });

  it('does not count somebody whom an administrator has switched off', () => {
    const off = { ...ada, enabled: false };
    expect(plannedChanges([off], new Map(), [])[0]).toMatchObject({ suspends: false, loses: false, restores: false });
  });
});
