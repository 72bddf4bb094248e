import { expect, it } from 'vitest';
import { mayManage, stateOf } from './person';

it('says deleted before switched off, and that before what the directory says', () => {
  expect(stateOf({ enabled: true, active: true })).toBe('active');
  expect(stateOf({ enabled: true, active: false })).toBe('suspended');
  expect(stateOf({ enabled: false, active: false })).toBe('disabled');
  expect(stateOf({ enabled: false, active: false, deletedAt: '2026-01-01T00:00:00Z' })).toBe('deleted');
});

it('lets administrators manage operators and members only', () => {
  expect(mayManage('owner', 'owner')).toBe(true);
  expect(mayManage('admin', 'operator')).toBe(true);
  expect(mayManage('admin', 'admin')).toBe(false);
  expect(mayManage('operator', 'member')).toBe(false);
});
