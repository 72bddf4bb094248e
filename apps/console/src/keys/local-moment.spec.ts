import { expect, it } from 'vitest';
import { localOf, momentOf } from './local-moment';

it('comes back as the same moment, in whatever zone the viewer is', () => {
  const moment = new Date(2026, 2, 1, 4, 5, 6);
  expect(localOf(moment)).toBe('2026-03-01 04:05:06');
  expect(momentOf(localOf(moment))).toBe(moment.toISOString());
});

it('is none where nothing can be read', () => expect(momentOf('tomorrow')).toBeNull());
