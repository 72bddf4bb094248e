import { expect, it } from 'vitest';
import { auditQuestion } from './audit-question';

const period = { from: '2026-11-01', to: '2026-11-21', timezone: 'Asia/Shanghai' };
const moments = { from: '2026-10-31T16:00:00.000Z', to: '2026-11-21T16:00:00.000Z' };
const ask = (filters: Record<string, string>, search = ''): ReturnType<typeof auditQuestion> =>
  auditQuestion({ search, filter: (name) => filters[name] }, period);

it('asks for the days of the relay as moments, and for nothing else that is not there', () => {
  expect(ask({})).toEqual(moments);
});

it('keeps search and filters, and no outcome that there is not', () => {
  const filters = { action: 'users.', actorId: 'usr_1', subjectType: 'users', subjectId: 'usr_2', outcome: 'done' };
  expect(ask(filters, 'night')).toEqual({ ...filters, ...moments, search: 'night' });
  expect(ask({ outcome: 'exploded' })).toEqual(moments);
});
