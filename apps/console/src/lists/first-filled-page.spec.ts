import { expect, it, vi } from 'vitest';
import { firstFilledPage } from './first-filled-page';

const empty = (nextCursor: string | null): { items: string[]; nextCursor: string | null } => ({
  items: [],
  nextCursor,
});

it('turns over empty pages until one has something on it', async () => {
  const filled = { items: ['found'], nextCursor: 'd' };
  const load = vi.fn((cursor?: string) => Promise.resolve(cursor === 'c' ? filled : empty(cursor === 'b' ? 'c' : 'b')));
  await expect(firstFilledPage(load, undefined)).resolves.toBe(filled);
  expect(load.mock.calls).toEqual([[undefined], ['b'], ['c']]);
});

it('stops at the last page, and after some that were empty', async () => {
  await expect(firstFilledPage(() => Promise.resolve(empty(null)), 'a')).resolves.toEqual(empty(null));
  const load = vi.fn(() => Promise.resolve(empty('more')));
  await expect(firstFilledPage(load, undefined)).resolves.toEqual(empty('more'));
  expect(load).toHaveBeenCalledTimes(11);
});
