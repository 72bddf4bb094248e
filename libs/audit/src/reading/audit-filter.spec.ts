import { describe, expect, it } from 'vitest';
import type { ChainedEntry } from '../chain/chained-row';
import { type AuditFilter, fitsFilter } from './audit-filter';

const at = '2026-11-21T12:00:00.000Z';
const entry: ChainedEntry = {
  ...{ seq: 1, hash: '', id: 'aud_1', at, action: 'users.updated', outcome: 'done' },
  ...{ actor: { kind: 'user', id: 'usr_1', username: 'ada', role: 'admin' }, origin: {} },
  subject: { type: 'users', id: 'usr_2' },
};
const moment = Date.parse(at);

const fitting: readonly AuditFilter[] = [
  ...[{}, { actorId: 'usr_1' }, { action: 'users.' }, { action: 'users.updated' }, { subjectType: 'users' }],
  ...[{ subjectId: 'usr_2' }, { outcome: 'done' as const }, { from: moment }, { to: moment + 1 }],
  { actorId: 'usr_1', action: 'users.', subjectType: 'users', subjectId: 'usr_2', from: moment, to: moment + 1 },
];
const others: readonly AuditFilter[] = [
  ...[{ actorId: 'usr_2' }, { action: 'user.' }, { action: 'updated' }, { subjectType: 'user' }, { subjectId: 'usr' }],
  ...[{ outcome: 'failed' as const }, { from: moment + 1 }, { to: moment }],
  { actorId: 'usr_1', outcome: 'refused' },
];

describe('fitsFilter', () => {
  it.each(fitting)('finds an entry by %j', (filter) => {
    expect(fitsFilter(entry, filter)).toBe(true);
  });

  it.each(others)('does not find it by %j', (filter) => {
    expect(fitsFilter(entry, filter)).toBe(false);
  });

  it('finds what a task of the relay did by its name, and what nobody known did by no id', () => {
    const system: ChainedEntry = { ...entry, actor: { kind: 'system', task: 'directory-sync' } };
    expect(fitsFilter(system, { actorId: 'directory-sync' })).toBe(true);
    expect(fitsFilter({ ...entry, actor: { kind: 'anonymous' } }, { actorId: 'usr_1' })).toBe(false);
  });
});
