import { expect, it } from 'vitest';
import { limitValuesOf } from '../../keys/limit-values';
import type { Person } from './person';
import { changeOf, newSettingsOf, noSettings, settingsOf } from './person-settings';

const ada: Person = {
  ...{ id: 'usr_1', username: 'ada', provider: 'local', role: 'member', displayName: 'Ada', email: 'ada@example.org' },
  ...{ active: true, enabled: true, mustChangePassword: false, createdAt: '2026-01-01T00:00:00Z', keyCount: 0 },
  ...{ groups: [], groupIds: ['grp_1'], tags: ['ci'], queueWeight: 2, limits: { dailyCostUsd: 5 } },
};

it('changes nothing where nothing was written', () => {
  expect(changeOf(ada, settingsOf(ada))).toEqual({});
});

it('says only what differs', () => {
  const settings = { ...settingsOf(ada), role: 'operator' as const, tags: ['ci', 'night'] };
  expect(changeOf(ada, settings)).toEqual({ role: 'operator', tags: ['ci', 'night'] });
});

it('takes away what was emptied', () => {
  const settings = { ...settingsOf(ada), email: ' ', groupIds: [], queueWeight: '' as const, limits: limitValuesOf() };
  expect(changeOf(ada, settings)).toEqual({ email: null, groupIds: [], queueWeight: null, limits: null });
});

it('leaves out what says nothing of somebody new', () => {
  expect(newSettingsOf(noSettings)).toEqual({ role: 'member', mustChangePassword: true });
  expect(newSettingsOf({ ...settingsOf(ada), displayName: ' Ada ' })).toEqual({
    ...{ role: 'member', mustChangePassword: true, displayName: 'Ada', email: 'ada@example.org', groupIds: ['grp_1'] },
    ...{ tags: ['ci'], queueWeight: 2, limits: { dailyCostUsd: 5 } },
  });
});
