import { expect, it } from 'vitest';
import { keyStateOf } from './key-state';

const now = new Date('2026-03-01T12:00:00Z');
const [past, future] = ['2026-03-01T12:00:00Z', '2026-03-01T12:00:01Z'];

it.each([
  [{ enabled: true }, 'enabled'],
  [{ enabled: true, expiresAt: future, previousValidUntil: past }, 'enabled'],
  [{ enabled: true, previousValidUntil: future }, 'rotating'],
  [{ enabled: false, previousValidUntil: future }, 'disabled'],
  [{ enabled: false, expiresAt: past }, 'expired'],
  [{ enabled: true, expiresAt: past, deletedAt: past }, 'deleted'],
] as const)('calls %j %s', (key, state) => expect(keyStateOf(key, now)).toBe(state));
