import { describe, expect, it } from 'vitest';
import { directoryTrouble, directoryUnreachable } from './directory-events';
import type { DirectoryStatus } from './directory-status';

const success = { id: 'directory', lastSuccessAt: '2026-11-21T12:00:00.000Z' };
const lastError = { step: 'connect', message: 'Nobody listens' };
const failed: DirectoryStatus = { ...success, lastError };
const blocked: DirectoryStatus = { ...success, blocked: { wouldSuspend: 4, wouldLose: 5, active: 9 } };

describe('directoryTrouble', () => {
  it('is none where the last run succeeded, and before any run', () => {
    expect([directoryTrouble(success), directoryTrouble({ id: 'directory' })]).toEqual([undefined, undefined]);
  });

  it('is ldap.unreachable where no server could be asked, with the step and why', () => {
    expect(directoryTrouble(failed)).toMatchObject({
      ...{ type: 'ldap.unreachable', summary: expect.stringContaining('(connect)') as string },
      data: { foundBy: 'sync', step: 'connect', reason: 'Nobody listens', lastSuccessAt: success.lastSuccessAt },
    });
  });

  it('is ldap.mass_change_blocked where too many would lose something, with the numbers', () => {
    expect(directoryTrouble(blocked)).toMatchObject({
      ...{ type: 'ldap.mass_change_blocked', summary: expect.stringContaining('5 of 9') as string },
      data: { wouldSuspend: 4, wouldLose: 5, active: 9, lastSuccessAt: success.lastSuccessAt },
    });
  });
});

describe('an outage', () => {
  const nameOf = (status: DirectoryStatus) => directoryTrouble(status)?.once?.name;

  it('has one name, whoever finds it and however often, until there is a success', () => {
    const found = [nameOf(failed), nameOf({ ...failed, lastRunAt: '2026-11-21T13:00:00.000Z' })];
    found.push(directoryUnreachable(success, { foundBy: 'sign-in' }).once?.name);
    expect(new Set(found).size).toBe(1);
    expect(nameOf({ ...failed, lastSuccessAt: '2026-11-21T14:00:00.000Z' })).not.toBe(found[0]);
  });

  it('has one before the first run, too, and another than the brake has', () => {
    const signIn = directoryUnreachable({ id: 'directory' }, { foundBy: 'sign-in' });
    expect(signIn.once?.name).toBe(nameOf({ id: 'directory', lastError, firstRunAt: '2026-11-21T12:00:00.000Z' }));
    expect(nameOf(blocked)).not.toBe(nameOf(failed));
  });

  it('is told with a part of what a server says without end', () => {
    const event = directoryTrouble({ ...failed, lastError: { step: 'bind', message: 'x'.repeat(100_000) } });
    expect(JSON.stringify(event).length).toBeLessThan(1_000);
  });
});
